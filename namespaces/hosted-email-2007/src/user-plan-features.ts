import { bytes, countOrUnlimited, type Given, integer, optional } from '@tenantry/schema';

import { clientAccessSwitches } from './client-access-switches.ts';

/** The directory keeps quotas in kilobytes of 32 bits, which ends short of 2 TB. */
const largestQuota = 2147483647 * 1024;

const sendQuota = integer('Size in bytes at which the user can no longer send. This much space is reserved.', {
  minimum: 1000,
  maximum: largestQuota,
});

/** Sizes beside the one that is reserved. */
export const planLimits = {
  issueWarningQuota: optional(bytes('Size in bytes at which a warning is sent, or unlimited.')),
  maxSendSize: optional(bytes('Largest message in bytes that the mailbox can send, or unlimited.')),
  maxReceiveSize: optional(bytes('Largest message in bytes that the mailbox can receive, or unlimited.')),
  prohibitSendReceiveQuota: optional(
    bytes('Size in bytes at which the user can neither send nor receive, or unlimited.'),
  ),
  recipientLimits: optional(countOrUnlimited('Recipients of one message, or unlimited.')),
};

/** What a plan of type ExchUserHosting says. */
export const userPlanFeatures = { prohibitSendQuota: sendQuota, ...planLimits, ...clientAccessSwitches };

/** The same names, each replacing one value of a plan for one mailbox. */
export const planOverrides = { prohibitSendQuota: optional(sendQuota), ...planLimits, ...clientAccessSwitches };

/** Values of a user plan. */
export type UserPlan = Given<typeof userPlanFeatures>;
