import { integer, oneOf, optional, record } from '@tenantry/schema';

/** What a plan of type ExchOrgHosting says. */
export const organizationPlanFeatures = record('What the organization may use.', {
  mailStore: record('Space for mailboxes.', {
    dynamicQuota: integer('1: the space of the organization grows by itself when it is used up. 0: it does not.', {
      minimum: 0,
      maximum: 1,
    }),
    megabytes: optional(
      integer('Megabytes reserved when the plan is applied. Without them dynamicQuota has to be 1.', { minimum: 1 }),
    ),
    shared: integer('1: stores shared with other organizations. 0: stores of its own.', { minimum: 0, maximum: 1 }),
    algorithm: oneOf(
      ['tightPack', 'level', 'minStoreCount'],
      'How stores are chosen: as few as possible in total, spread evenly, or as few as possible for the organization.',
    ),
  }),
  publicStore: optional(
    record('Space for public folders. Without it the organization cannot have a public folder.', {
      megabytes: integer('Megabytes for the public folder.', { minimum: 1 }),
    }),
  ),
  maximum: optional(
    record('Most of each that the organization and those below it may have. What is left out is not limited.', {
      mailboxes: optional(integer('Most mailboxes.', { minimum: 0 })),
      groups: optional(integer('Most mail-enabled groups, distribution lists included.', { minimum: 0 })),
      contacts: optional(integer('Most mail-enabled contacts.', { minimum: 0 })),
      domains: optional(integer('Most SMTP domains.', { minimum: 0 })),
      megabytes: optional(
        integer('Most megabytes on mail and public stores. Holds from when the plan is applied.', { minimum: 0 }),
      ),
    }),
  ),
  outlookClient: optional(
    oneOf(
      ['Legacy', 'Outlook2007', 'All'],
      'Distribution of the offline address book: by public folders, by web (default), or both.',
    ),
  ),
});
