import { guid, integer, list, oneOf, optional, record, text } from '@tenantry/schema';

export const recipientKinds = ['mailbox', 'group', 'contact'] as const;

/** Recipients of an organization. */
export const listedRecipients = list(
  'recipient',
  record('One recipient.', {
    guid: guid('GUID of the object.'),
    path: text('LDAP path of the object.'),
    kind: oneOf(recipientKinds, 'Kind.'),
    alias: text('E-mail alias.'),
    displayName: optional(text('Name in address lists.')),
    primarySmtpAddress: text('Primary SMTP address.'),
    mailboxGuid: optional(guid('GUID of the mailbox.')),
    database: optional(text('Store of the mailbox, SERVER\\StorageGroup\\MailStore.')),
    issueWarningKilobytes: optional(integer('Size at which a warning is sent; none when it is unlimited.')),
    prohibitSendKilobytes: optional(integer('Size at which sending stops; none when it is unlimited.')),
  }),
  { sentence: 'The recipients, in no order.', maxItems: 1_000_000 },
);
