import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { NoUserPlan } from './errors.ts';
import { userPlanOf } from './plan-features.ts';
import type { Customer } from './subscription.ts';
import { userPlanType } from './types.ts';
import type { UserPlan } from './user-plan-features.ts';

/** The plan of a mailbox, with the values that were replaced for it. */
export interface UserPlanAssignment {
  readonly planName: string;
  readonly description: string;
  readonly features: UserPlan;
}

/** The plan of a user, or undefined. */
export async function findUserPlan(call: Call, customer: Customer): Promise<UserPlanAssignment | undefined> {
  const { plans: held } = await call(plans.GetPlansByCustomer, { ...customer, planTypeName: userPlanType });
  const [plan] = held;
  if (!plan) return undefined;
  const features = userPlanOf(plan.planName, [...plan.features, ...plan.planOverrides]);
  return { planName: plan.planName, description: plan.planDescription, features };
}

/** The plan of a user. Throws when there is none. */
export async function readUserPlan(call: Call, customer: Customer): Promise<UserPlanAssignment> {
  const plan = await findUserPlan(call, customer);
  if (!plan) throw NoUserPlan(customer.path ?? '');
  return plan;
}
