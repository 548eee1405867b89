import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { devicePolicyName, ownDevicePolicies } from '@tenantry/schema';

import { PolicyOfAPlan } from './errors.ts';
import { requireOwn } from './plan-policy.ts';

export const DeletePolicy = composite({
  summary: 'Deletes an ActiveSync policy of an organization itself.',
  remarks: 'Refused while it is the default or the policy of a user.',
  source: 'hosted-mobility-2007.yaml',
  access: 'public',
  role: 'UserCreators',
  input: { ...ownDevicePolicies, policyName: devicePolicyName('Name inside the organization.') },
  errors: [PolicyOfAPlan],

  async run({ input, call }) {
    requireOwn(input.policyName);
    await call(managedMobility.DeletePolicy, input);
    return {};
  },
});
