import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { deviceUser } from '@tenantry/schema';

export const ClearUserPolicy = composite({
  summary: 'Takes the policy of a user away; the default of his organization applies then.',
  source: 'hosted-mobility-2007.yaml (dd251722)',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,

  async run({ input, call }) {
    await call(managedMobility.ClearUserPolicy, input);
    return {};
  },
});
