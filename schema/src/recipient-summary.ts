import { optional } from './field.ts';
import { boolean, bytes, guid, list, mailAlias, oneOf, proxyAddress, text } from './fields.ts';

/** Kinds of recipients, as Exchange calls them. */
export const recipientTypes = [
  'UserMailbox',
  'RoomMailbox',
  'EquipmentMailbox',
  'MailContact',
  'MailUniversalDistributionGroup',
  'MailUniversalSecurityGroup',
] as const;

export type RecipientType = (typeof recipientTypes)[number];

/** What a list tells of every recipient. */
export const recipientSummary = {
  path: text('LDAP path.'),
  guid: guid('GUID of the directory object.'),
  name: text('Common name.'),
  displayName: optional(text('Name in address lists.')),
  recipientType: optional(oneOf(recipientTypes, 'What it is; absent when it has no address.')),
  alias: optional(text('E-mail alias.')),
  primarySmtpAddress: optional(text('Primary SMTP address.')),
  hiddenFromAddressListsEnabled: boolean('True: it is in no address list.'),
};

/** What a list tells of a mailbox besides. */
export const mailboxSummary = {
  mailboxGuid: optional(guid('Names the mailbox for its whole life.')),
  database: optional(text('Store of the mailbox.')),
  enabled: optional(boolean('False after DisableMailbox.')),
  prohibitSendQuota: optional(bytes('Size at which the user can no longer send: bytes or unlimited.')),
};

/** Where mail to a contact goes. */
export const contactSummary = { externalEmailAddress: optional(text('Address outside that mail goes to.')) };

/** Who looks after a group. */
export const groupSummary = { managedBy: optional(text('LDAP path of the manager.')) };

/** What is told of one recipient besides. */
export const recipientDetails = {
  emailAddresses: list('value', text('One proxy address.'), {
    sentence: 'All proxy addresses; the primary SMTP address comes first.',
  }),
  owningOrganization: optional(text('LDAP path of the organization whose address lists show it.')),
};

/** What can be changed of the addresses of a recipient. */
export const changeableAddresses = {
  alias: optional(mailAlias('E-mail alias.')),
  emailAddresses: optional(
    list('value', proxyAddress('One proxy address.'), {
      sentence:
        'All proxy addresses; the first one is the primary SMTP address. Those of types that are not named stay.',
      minItems: 1,
    }),
  ),
};

/** How address lists show a contact or a group. */
export const changeableListing = {
  displayName: optional(text('Name in address lists.', { maxLength: 256, pattern: '^[^\\r\\n]+$' })),
  hiddenFromAddressListsEnabled: optional(boolean('True: it is in no address list.')),
};

/** Who may write to a group. */
export const groupDelivery = {
  requireSenderAuthenticationEnabled: optional(boolean('True: only senders who have logged on can write to it.')),
};
