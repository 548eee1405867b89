import { PlanNameTooLong, PolicyOfAPlan } from './errors.ts';

const prefix = 'Plan: ';
/** Names of policies have 47 characters. */
const planNameMaximum = 47 - prefix.length;

/** Name of the policy of a plan inside an organization. */
export function planPolicyName(planName: string): string {
  if (planName.length > planNameMaximum || !/^\S(?:[^\r\n\\]*[^\s\\])?$/.test(planName)) {
    throw PlanNameTooLong(planName, String(planNameMaximum));
  }
  return `${prefix}${planName}`;
}

/** Whether a policy belongs to a plan. */
export function isOfPlan(policyName: string): boolean {
  return policyName.toLowerCase().startsWith(prefix.toLowerCase());
}

/** Refuses the policies of plans, which the organization must not change. */
export function requireOwn(policyName: string): void {
  if (isOfPlan(policyName)) throw PolicyOfAPlan(policyName);
}
