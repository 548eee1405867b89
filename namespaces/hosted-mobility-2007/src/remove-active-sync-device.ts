import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { userDevice } from '@tenantry/schema';

export const RemoveActiveSyncDevice = composite({
  summary: 'Deletes the partnership of a device; when it comes again it is a new one.',
  source: 'hosted-mobility-2007.yaml (dd251722)',
  access: 'public',
  role: 'CSRAdmins',
  input: userDevice,

  async run({ input, call }) {
    await call(managedMobility.RemoveActiveSyncDevice, input);
    return {};
  },
});
