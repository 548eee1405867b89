import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { appliedDevicePolicy, deviceUser } from '@tenantry/schema';

export const GetUserPolicy = composite({
  summary: 'Returns the policy that applies to a user, and where it comes from.',
  source: 'hosted-mobility-2007.yaml (dd251722)',
  access: 'public',
  role: 'CSRAdmins',
  input: deviceUser,
  output: appliedDevicePolicy,

  async run({ input, call }) {
    return call(managedMobility.GetUserPolicy, input);
  },
});
