import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { userDevice } from '@tenantry/schema';

export const BlockActiveSyncDevice = composite({
  summary: 'Lets a device of a user no longer synchronize.',
  source: 'hosted-mobility-2007.yaml (dd251722)',
  access: 'public',
  role: 'CSRAdmins',
  input: userDevice,

  async run({ input, call }) {
    await call(managedMobility.BlockActiveSyncDevice, input);
    return {};
  },
});
