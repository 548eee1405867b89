import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { StillSubscribed } from './errors.ts';
import { isOwnPlanType } from './service.ts';

/** A plan that an organization has. */
export interface HeldPlan {
  readonly planName: string;
  readonly planTypeName: string;
}

/** The Active Directory plan of an organization, if it has one. */
export async function findOwnPlan(call: Call, path: string): Promise<HeldPlan | undefined> {
  const { plans: held } = await call(plans.GetPlansByCustomer, { path });
  return held.find(({ planTypeName }) => isOwnPlanType(planTypeName));
}

/** Other services rest on Active Directory. Throws HOSTED_DIRECTORY_STILL_SUBSCRIBED. */
export async function refuseOtherPlans(call: Call, path: string): Promise<void> {
  const { plans: held } = await call(plans.GetPlansByCustomer, { path });
  const other = held.find(({ planTypeName }) => !isOwnPlanType(planTypeName));
  if (other) throw StillSubscribed(path, other.planName);
}
