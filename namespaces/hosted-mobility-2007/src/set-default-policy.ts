import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { devicePolicyName, optional, ownDevicePolicies } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { readSubscription } from './subscription.ts';

export const SetDefaultPolicy = composite({
  summary: 'Sets the policy of all users of an organization who have none of their own.',
  remarks:
    'In whatever domain of the organization their addresses are, now and later. Without policyName there is none.',
  source: 'KB952077',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...ownDevicePolicies,
    policyName: optional(devicePolicyName('Name inside the organization. Without it there is no default.')),
  },

  async run({ input, call }) {
    await readSubscription(call, { path: input.organization, ...controllerOf(input) });
    await call(managedMobility.SetDefaultPolicy, input);
    return {};
  },
});
