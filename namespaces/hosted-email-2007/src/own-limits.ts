import type { Given } from '@tenantry/schema';

import { planLimits, type planOverrides } from './user-plan-features.ts';

type Overrides = Given<typeof planOverrides>;
type LimitName = keyof typeof planLimits | 'prohibitSendQuota';

/** The sizes that a mailbox has itself, as replacements of those of its plan. What is not set is unlimited. */
export function ownLimits(mailbox: { readonly [Name in LimitName]?: number | 'unlimited' }): Overrides {
  const { prohibitSendQuota } = mailbox;
  const names = Object.keys(planLimits) as (keyof typeof planLimits)[];
  const limits = names.map((name) => [name, mailbox[name] ?? 'unlimited']);
  // A mailbox without a quota of its own takes that of the plan: its space has to be reserved.
  const quota = typeof prohibitSendQuota === 'number' ? { prohibitSendQuota } : {};
  // Only names of limits, with values that limits have.
  return { ...Object.fromEntries(limits), ...quota } as Overrides;
}
