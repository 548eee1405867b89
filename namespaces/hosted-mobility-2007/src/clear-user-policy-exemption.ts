import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { deviceUser } from '@tenantry/schema';

export const ClearUserPolicyExemption = composite({
  summary: 'Ends the exemption of a user from policies.',
  source: 'hosted-mobility-2007.yaml (dd278875)',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,

  async run({ input, call }) {
    await call(managedMobility.ClearUserPolicyExemption, input);
    return {};
  },
});
