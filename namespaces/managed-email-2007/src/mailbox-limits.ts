import { boolean, bytes, countOrUnlimited, optional, text } from '@tenantry/schema';

/** Sizes and limits that a mailbox may have of its own; one on the mailbox beats the one on its store. */
export const mailboxLimits = {
  issueWarningQuota: optional(bytes('Size in bytes at which a warning is sent, or unlimited.')),
  maxSendSize: optional(bytes('Largest message in bytes that the mailbox can send, or unlimited.')),
  maxReceiveSize: optional(bytes('Largest message in bytes that the mailbox can receive, or unlimited.')),
  prohibitSendQuota: optional(bytes('Size in bytes at which sending stops, or unlimited.')),
  prohibitSendReceiveQuota: optional(bytes('Size in bytes at which sending and receiving stop, or unlimited.')),
  recipientLimits: optional(countOrUnlimited('Recipients of one message, or unlimited.')),
  useDatabaseQuotaDefaults: optional(boolean('True: the quotas of the store apply in place of those of the mailbox.')),
  retainDeletedItemsFor: optional(text('How long deleted items are kept, dd.hh:mm:ss.', { maxLength: 16 })),
  hiddenFromAddressListsEnabled: optional(boolean('True: the mailbox is in no address list.')),
};
