import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import type { WantedPlan } from './assignable-plan.ts';
import { consumerUser } from './consumers.ts';
import { controllerOf } from './controller.ts';
import { NotSubscribed } from './errors.ts';
import { featuresOf, userPlanOf } from './plan-features.ts';
import { type Subscription, subscriptionOf } from './subscription.ts';
import { organizationPlanType, userPlanType } from './types.ts';
import type { UserPlan } from './user-plan-features.ts';

/** What the plans say of a user who is to have one. */
export interface UserTerms {
  /** The plan of the organization. */
  readonly subscription: Subscription;
  /** Values of the plan for the user, with those that are replaced. */
  readonly plan: UserPlan;
  readonly isConsumer: boolean;
}

/** Asks at once for what decides how a user is provided for. Throws when the organization is not subscribed, or may not use the plan. */
export async function readUserTerms(call: Call, wanted: WantedPlan & { readonly guid: string }): Promise<UserTerms> {
  const { organization, planName, guid } = wanted;
  const { organizationPlan, features, customerTypeName } = await call(plans.GetUserTerms_, {
    ...controllerOf(wanted),
    organization,
    organizationPlanTypeName: organizationPlanType,
    GUID: guid,
    planName,
    planTypeName: userPlanType,
  });
  if (!organizationPlan) throw NotSubscribed(organization);
  return {
    subscription: subscriptionOf(organizationPlan),
    plan: userPlanOf(planName, [...features, ...featuresOf(wanted.planOverrides ?? {})]),
    isConsumer: customerTypeName === consumerUser,
  };
}
