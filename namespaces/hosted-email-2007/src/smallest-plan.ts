import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { assignablePlan } from './assignable-plan.ts';
import { controllerOf } from './controller.ts';
import { NoPlanAvailable } from './errors.ts';
import { userPlanType } from './types.ts';

/** Name of the user plan with the least space among those that an organization may use; the first by name of several. */
export async function smallestPlan(
  call: Call,
  owner: { readonly organization: string; readonly preferredDomainController?: string | undefined },
): Promise<string> {
  const { organization } = owner;
  const asked = { ...controllerOf(owner), organization };
  const { availablePlans } = await call(plans.GetAvailablePlans_, { ...asked, planTypeName: userPlanType });
  let smallest: { readonly planName: string; readonly bytes: number } | undefined;
  for (const { planName, planStatus } of availablePlans) {
    if (planStatus !== 'Enabled') continue;
    const { prohibitSendQuota: bytes } = await assignablePlan(call, { ...asked, planName });
    if (smallest === undefined || bytes < smallest.bytes) smallest = { planName, bytes };
  }
  if (!smallest) throw NoPlanAvailable(organization);
  return smallest.planName;
}
