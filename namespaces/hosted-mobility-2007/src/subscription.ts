import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { NotSubscribed, NoUserPlan } from './errors.ts';
import { organizationPlanOf, userPlanOf } from './plan-features.ts';
import type { OrganizationPlan, UserPlan } from './plan-fields.ts';
import { organizationPlanType, userPlanType } from './types.ts';

/** A plan that somebody has. */
export interface Assignment<Features> {
  readonly planName: string;
  readonly description: string;
  readonly features: Features;
}

/** Who has a plan. */
export interface Customer {
  readonly path: string;
  readonly preferredDomainController?: string;
}

/** The plan under which an organization is subscribed. Throws when there is none. */
export async function readSubscription(call: Call, customer: Customer): Promise<Assignment<OrganizationPlan>> {
  const plan = await findPlan(call, customer, organizationPlanType);
  if (!plan) throw NotSubscribed(customer.path);
  return { ...plan, features: organizationPlanOf(plan) };
}

/** The plan of a user, or undefined. */
export async function findUserPlan(call: Call, customer: Customer): Promise<Assignment<UserPlan> | undefined> {
  const plan = await findPlan(call, customer, userPlanType);
  return plan && { ...plan, features: userPlanOf(plan) };
}

/** The plan of a user. Throws when there is none. */
export async function readUserPlan(call: Call, customer: Customer): Promise<Assignment<UserPlan>> {
  const plan = await findUserPlan(call, customer);
  if (!plan) throw NoUserPlan(customer.path);
  return plan;
}

async function findPlan(call: Call, customer: Customer, planTypeName: string) {
  const { plans: held } = await call(plans.GetPlansByCustomer, { ...customer, planTypeName });
  const [plan] = held;
  return plan && { planName: plan.planName, description: plan.planDescription, features: plan.features };
}
