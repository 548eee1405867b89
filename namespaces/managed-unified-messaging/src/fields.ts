import { byIdentity, domainController, optional, organization, text, user } from '@tenantry/schema';

/** How a request names an object of unified messaging; it must be the organization's, or one that all may use. */
export function identity(sentence: string) {
  return text(`${sentence} Name, GUID, DN or LDAP path.`, { maxLength: 1024, pattern: '\\S' });
}

/** What names an object of an organization. */
export function objectFields(sentence: string) {
  return {
    preferredDomainController: domainController(),
    organization: organization('Organization that the object belongs to.'),
    identity: identity(sentence),
  };
}

/** What names one object, or all that an organization may use. */
export const objectsFields = {
  preferredDomainController: domainController(),
  organization: organization('Organization that may use the objects.'),
  identity: optional(identity('The one to return; without it all.')),
};

/** What names a mailbox. */
export const mailboxFields = {
  preferredDomainController: domainController(),
  identity: byIdentity(
    user(
      'User with the mailbox: LDAP path or DN; with organization also GUID, domain\\account, UPN, legacyExchangeDN, SMTP address or alias.',
    ),
  ),
  organization: optional(organization('Organization in which the mailbox is looked for.')),
};

/** Which mailboxes of an organization are read. */
export const mailboxesFields = {
  preferredDomainController: domainController(),
  organization: organization('Organization of the mailboxes.'),
  identity: optional(byIdentity(user('Only the mailbox of this user, by LDAP path or another of his names.'))),
  resultSize: optional(
    text('Most mailboxes to return; default 1000, at most 10000, or unlimited, which is 10000, too.', {
      pattern: '^([1-9]\\d{0,4}|[Uu]nlimited)$',
    }),
  ),
};
