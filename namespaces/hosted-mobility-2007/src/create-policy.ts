import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { devicePolicyName, devicePolicySettings, ownDevicePolicies } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { PolicyOfAPlan, TooManyPolicies } from './errors.ts';
import { isOfPlan, requireOwn } from './plan-policy.ts';
import { readSubscription } from './subscription.ts';

export const CreatePolicy = composite({
  summary: 'Creates an ActiveSync policy of an organization itself.',
  remarks:
    'The plan of the organization may limit how many there are. It applies to nobody until it is set for a user, or as the default.',
  source: 'hosted-mobility-2007.yaml',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...ownDevicePolicies,
    policyName: devicePolicyName('Name, unique inside the organization.'),
    ...devicePolicySettings,
  },
  errors: [PolicyOfAPlan, TooManyPolicies],

  async run({ input, call, lock }) {
    const { organization, policyName } = input;
    requireOwn(policyName);
    const { features } = await readSubscription(call, { path: organization, ...controllerOf(input) });
    const maximum = features.maximum?.policies;
    if (maximum !== undefined) {
      // Two who create the last one allowed would both count one too few.
      await lock(`ownDevicePolicies:${organization.toLowerCase()}`);
      const { policies } = await call(managedMobility.GetPolicies, { organization, ...controllerOf(input) });
      const own = policies.filter((policy) => !isOfPlan(policy.policyName));
      if (own.length >= maximum) throw TooManyPolicies(organization, String(maximum));
    }
    await call(managedMobility.CreatePolicy, input);
    return {};
  },
});
