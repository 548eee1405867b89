import { bytes, countOrUnlimited, integer, optional } from '@tenantry/schema';

import { clientAccessSwitches } from './client-access-switches.ts';

/** The directory keeps quotas in kilobytes of 32 bits, which ends short of 2 TB. */
const largestQuota = 2147483647 * 1024;

const sendQuota = integer('Size in bytes at which the user can no longer send. This much space is reserved.', {
  minimum: 1000,
  maximum: largestQuota,
});

const rest = {
  issueWarningQuota: optional(bytes('Size in bytes at which a warning is sent, or unlimited.')),
  maxSendSize: optional(bytes('Largest message in bytes that the mailbox can send, or unlimited.')),
  maxReceiveSize: optional(bytes('Largest message in bytes that the mailbox can receive, or unlimited.')),
  prohibitSendReceiveQuota: optional(
    bytes('Size in bytes at which the user can neither send nor receive, or unlimited.'),
  ),
  recipientLimits: optional(countOrUnlimited('Recipients of one message, or unlimited.')),
  ...clientAccessSwitches,
};

/** What a plan of type ExchUserHosting says. */
export const userPlanFeatures = { prohibitSendQuota: sendQuota, ...rest };

/** The same names, each replacing one value of a plan for one mailbox. */
export const planOverrides = { prohibitSendQuota: optional(sendQuota), ...rest };
