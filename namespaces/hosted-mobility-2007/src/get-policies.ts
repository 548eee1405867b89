import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { devicePolicies, devicePolicyName, optional, ownDevicePolicies } from '@tenantry/schema';

export const GetPolicies = composite({
  summary: 'Lists the ActiveSync policies of an organization, those of its plans among them, or returns one.',
  source: 'hosted-mobility-2007.yaml',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    ...ownDevicePolicies,
    policyName: optional(devicePolicyName('Name inside the organization. Without it all come.')),
  },
  output: { policies: devicePolicies },

  async run({ input, call }) {
    return call(managedMobility.GetPolicies, input);
  },
});
