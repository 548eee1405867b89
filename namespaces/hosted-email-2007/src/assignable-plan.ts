import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import type { Given } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { featuresOf, userPlanOf } from './plan-features.ts';
import { userPlanType } from './types.ts';
import type { planOverrides, UserPlan } from './user-plan-features.ts';

/** A plan that a user is to get. */
export interface WantedPlan {
  readonly organization: string;
  readonly planName: string;
  readonly planOverrides?: Given<typeof planOverrides>;
  readonly preferredDomainController?: string | undefined;
}

/** The values of a plan that the users of an organization may get now, with those that are replaced. */
export async function assignablePlan(call: Call, wanted: WantedPlan): Promise<UserPlan> {
  const { organization, planName } = wanted;
  const { features } = await call(plans.GetAssignablePlan_, {
    ...controllerOf(wanted),
    organization,
    planName,
    planTypeName: userPlanType,
  });
  return userPlanOf(planName, [...features, ...featuresOf(wanted.planOverrides ?? {})]);
}
