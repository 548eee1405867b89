import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { devicePolicyName, devicePolicySettings, ownDevicePolicies } from '@tenantry/schema';

import { PolicyOfAPlan } from './errors.ts';
import { requireOwn } from './plan-policy.ts';

export const ModifyPolicy = composite({
  summary: 'Changes an ActiveSync policy of an organization itself.',
  remarks: 'What is not given stays. Devices that have acknowledged the former settings are asked for the new ones.',
  source: 'hosted-mobility-2007.yaml, KB946495',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...ownDevicePolicies,
    policyName: devicePolicyName('Name inside the organization.'),
    ...devicePolicySettings,
  },
  errors: [PolicyOfAPlan],

  async run({ input, call }) {
    requireOwn(input.policyName);
    await call(managedMobility.ModifyPolicy, input);
    return {};
  },
});
