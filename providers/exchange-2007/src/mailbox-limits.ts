import { boolean, bytes, countOrUnlimited, optional, text } from '@tenantry/schema';

/** Sizes and limits of a mailbox, in the order of the published elements. Sizes are bytes; the directory holds KB. */
export const mailboxLimits = {
  issueWarningQuota: optional(
    bytes('Size at which the user is warned: bytes or unlimited. A value on the mailbox beats the one on the store.'),
  ),
  maxSendSize: optional(bytes('Largest message that the mailbox can send: bytes or unlimited.')),
  maxReceiveSize: optional(bytes('Largest message that the mailbox can receive: bytes or unlimited.')),
  prohibitSendQuota: optional(bytes('Size at which the user can no longer send: bytes or unlimited.')),
  prohibitSendReceiveQuota: optional(bytes('Size at which the user can neither send nor receive: bytes or unlimited.')),
  recipientLimits: optional(countOrUnlimited('Most recipients of one message: a count or unlimited.')),
  useDatabaseQuotaDefaults: optional(
    boolean('True: the three quotas of the store apply. False by itself as soon as one of them is given here.'),
  ),
  retainDeletedItemsFor: optional(timeSpan('How long deleted items are kept, dd.hh:mm:ss.')),
  hiddenFromAddressListsEnabled: optional(boolean('True: the mailbox is in no address list.')),
  displayName: optional(objectNameOfRecipient('Name in address lists.')),
};

/** A span of time as `dd.hh:mm:ss`; days may be left out. */
function timeSpan(sentence: string) {
  return text(sentence, { pattern: '^(\\d{1,5}\\.)?([01]?\\d|2[0-3]):[0-5]\\d:[0-5]\\d$' });
}

function objectNameOfRecipient(sentence: string) {
  return text(sentence, { maxLength: 256, pattern: '^[^\\r\\n]+$' });
}
