import { bytes, countOrUnlimited, optional } from '@tenantry/schema';

/** Sizes that a mailbox may have of its own; one on the mailbox beats the one on its store. */
export const mailboxLimits = {
  issueWarningQuota: optional(bytes('Size in bytes at which a warning is sent, or unlimited.')),
  maxSendSize: optional(bytes('Largest message in bytes that the mailbox can send, or unlimited.')),
  maxReceiveSize: optional(bytes('Largest message in bytes that the mailbox can receive, or unlimited.')),
  prohibitSendQuota: optional(bytes('Size in bytes at which sending stops, or unlimited.')),
  prohibitSendReceiveQuota: optional(bytes('Size in bytes at which sending and receiving stop, or unlimited.')),
  recipientLimits: optional(countOrUnlimited('Recipients of one message, or unlimited.')),
};
