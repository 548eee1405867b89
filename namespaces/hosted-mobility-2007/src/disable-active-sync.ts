import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { deviceUser } from '@tenantry/schema';

export const DisableActiveSync = composite({
  summary: 'Lets a user synchronize no device, whatever his plan says.',
  source: 'KB952076',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,

  async run({ input, call }) {
    await call(managedMobility.DisableActiveSync, input);
    return {};
  },
});
