import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { userDevice } from '@tenantry/schema';

export const AllowActiveSyncDevice = composite({
  summary: 'Lets a device that was blocked synchronize again.',
  source: 'hosted-mobility-2007.yaml (dd251722)',
  access: 'public',
  role: 'CSRAdmins',
  input: userDevice,

  async run({ input, call }) {
    await call(managedMobility.AllowActiveSyncDevice, input);
    return {};
  },
});
