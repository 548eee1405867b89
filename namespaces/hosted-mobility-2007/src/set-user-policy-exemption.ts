import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { deviceUser } from '@tenantry/schema';

export const SetUserPolicyExemption = composite({
  summary: 'Exempts a user from every policy, the default of his organization included.',
  source: 'hosted-mobility-2007.yaml (dd251583)',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,

  async run({ input, call }) {
    await call(managedMobility.SetUserPolicyExemption, input);
    return {};
  },
});
