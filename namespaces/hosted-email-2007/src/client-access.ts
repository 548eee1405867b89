import type { Call } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';

import { controllerOf } from './controller.ts';
import { switchesOf } from './mailbox-settings.ts';
import type { UserPlan } from './user-plan-features.ts';

/** Sets the client access options of a mailbox that a plan names; others stay. */
export async function setClientAccess(
  call: Call,
  mailbox: { readonly user: string; readonly preferredDomainController?: string | undefined },
  plan: UserPlan,
): Promise<void> {
  const switches = switchesOf(plan);
  if (!switches) return;
  await call(managedEmail.SetCASMailbox, { ...controllerOf(mailbox), ...switches, Identity: mailbox.user });
}
