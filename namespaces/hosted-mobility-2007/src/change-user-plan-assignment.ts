import { type Call, composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { deviceUser, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { userPlanOf } from './plan-features.ts';
import type { UserPlan } from './plan-fields.ts';
import { planPolicyName } from './plan-policy.ts';
import { findUserPlan, readSubscription } from './subscription.ts';
import { userPlanType } from './types.ts';

export const ChangeUserPlanAssignment = composite({
  summary: 'Gives a user a mobility plan: his first one, or another.',
  remarks:
    'ActiveSync is switched as the plan says (KB952076). The user gets the policy of the plan; with a plan that has none the default of his organization applies.',
  source: 'hosted-mobility-2007.yaml, KB952076',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...deviceUser,
    planName: planName('A MobilityUserHosting plan that the organization may use.'),
  },

  async run({ input, call, place }) {
    const { user, planName } = input;
    const controller = controllerOf(input);
    const organization = (await place('user')).organization?.path ?? user;
    await readSubscription(call, { path: organization, ...controller });
    const wanted = { ...controller, organization, planName, planTypeName: userPlanType };
    const plan = userPlanOf(await call(plans.GetAssignablePlan_, wanted));

    const customer = { path: user, ...controller };
    const held = await findUserPlan(call, customer);
    const assign = held ? plans.ChangeCustomerPlan : plans.AddCustomerPlan;
    await call(assign, { ...customer, planName, planTypeName: userPlanType });
    await applyPlan(call, { ...controller, user, organization, planName, plan });
    return {};
  },
});

interface Application {
  readonly user: string;
  readonly organization: string;
  readonly planName: string;
  readonly plan: UserPlan;
  readonly preferredDomainController?: string;
}

async function applyPlan(call: Call, { plan, planName, organization, ...input }: Application): Promise<void> {
  await call(plan.activeSyncEnabled ? managedMobility.EnableActiveSync : managedMobility.DisableActiveSync, input);
  if (!plan.policy) {
    await call(managedMobility.ClearUserPolicy, input);
    return;
  }
  const policyName = planPolicyName(planName);
  await call(managedMobility.EnsurePolicy_, { ...controllerOf(input), organization, policyName, ...plan.policy });
  await call(managedMobility.SetUserPolicy, { ...input, policyName });
}
