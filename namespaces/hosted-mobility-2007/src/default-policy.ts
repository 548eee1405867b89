import { type Call, ProvisioningError } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';

import type { OrganizationPlan } from './plan-fields.ts';
import { planPolicyName } from './plan-policy.ts';

/** Where the policy of a plan is the default. */
interface Place {
  readonly organization: string;
  readonly preferredDomainController?: string;
}

interface Plan {
  readonly planName: string;
  readonly features: OrganizationPlan;
}

/** Makes the policy of an organization plan the default, in the place of the one of the plan before. A default that the organization has chosen itself stays. */
export async function setPlanDefault(call: Call, place: Place, { before, after }: { before?: Plan; after: Plan }) {
  const former = before && planPolicyName(before.planName);
  const wanted = planPolicyName(after.planName);
  const chosen = await defaultOf(call, place);
  const isOurs = chosen === undefined || chosen === former;
  if (after.features.policy) {
    await call(managedMobility.EnsurePolicy_, { ...place, policyName: wanted, ...after.features.policy });
    if (isOurs) await call(managedMobility.SetDefaultPolicy, { ...place, policyName: wanted });
  } else if (isOurs && chosen !== undefined) {
    await call(managedMobility.SetDefaultPolicy, place);
  }
  const isGone = former !== undefined && (former !== wanted || !after.features.policy);
  if (isGone && before?.features.policy) await deleteUnused(call, place, former);
}

async function defaultOf(call: Call, place: Place): Promise<string | undefined> {
  const { policies } = await call(managedMobility.GetPolicies, place);
  return policies.find(({ isDefault }) => isDefault)?.policyName;
}

/** Somebody may have been given the policy by name; it stays with him. */
async function deleteUnused(call: Call, place: Place, policyName: string): Promise<void> {
  try {
    await call(managedMobility.DeletePolicy, { ...place, policyName });
  } catch (error) {
    const isKept = error instanceof ProvisioningError && kept.includes(error.code);
    if (!isKept) throw error;
  }
}

const kept = ['MANAGED_MOBILITY_POLICY_IN_USE', 'MANAGED_MOBILITY_POLICY_UNKNOWN'];
