import type { Changes } from '@tenantry/directory';

import { mailboxPolicySettings, newPolicyValues } from './mailbox-policy-settings.ts';
import { changesFor } from './settings.ts';

/** Attributes of a new mailbox policy of a dial plan. */
export function newPolicyChanges(dialPlan: string): Changes {
  return {
    ...changesFor(mailboxPolicySettings, newPolicyValues),
    msExchUMMailboxPolicyDialPlanLink: [dialPlan],
  };
}
