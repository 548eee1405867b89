import type { Call } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { NotSubscribed } from './errors.ts';
import { type Feature, type OrganizationPlan, organizationPlanOf } from './plan-features.ts';
import { organizationPlanType } from './types.ts';

/** The plan under which an organization is subscribed. */
export interface Subscription {
  readonly planName: string;
  readonly description: string;
  readonly features: OrganizationPlan;
}

/** How an organization is named: by path, or by GUID when the directory no longer has it. */
export interface Customer {
  readonly path?: string;
  readonly GUID?: string;
  readonly preferredDomainController?: string;
}

/** The subscription of an organization. Throws when there is none. */
export async function readSubscription(call: Call, customer: Customer): Promise<Subscription> {
  const { plans: held } = await call(plans.GetPlansByCustomer, { ...customer, planTypeName: organizationPlanType });
  const [plan] = held;
  if (!plan) throw NotSubscribed(customer.path ?? customer.GUID ?? '');
  return subscriptionOf(plan);
}

/** A subscription from the plan of an organization as Managed Plans has it. */
export function subscriptionOf(held: HeldPlan): Subscription {
  const { planName, planDescription: description, features, planOverrides } = held;
  return { planName, description, features: organizationPlanOf(planName, [...features, ...planOverrides]) };
}

interface HeldPlan {
  readonly planName: string;
  readonly planDescription: string;
  readonly features: readonly Feature[];
  readonly planOverrides: readonly Feature[];
}

type Algorithm = OrganizationPlan['mailStore']['algorithm'];

/** How AllocateMailbox is to choose, grow and share stores under a plan. */
export function storeChoice({ mailStore }: OrganizationPlan): {
  autoAllocate?: Algorithm;
  algorithm: Algorithm;
  shared: number;
} {
  const { dynamicQuota, algorithm, shared } = mailStore;
  return { ...(dynamicQuota === 1 ? { autoAllocate: algorithm } : {}), algorithm, shared };
}
