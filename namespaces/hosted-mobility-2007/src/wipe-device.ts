import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { userDevice, wipeKind } from '@tenantry/schema';

export const WipeDevice = composite({
  summary: 'Asks for the wipe of a device when it comes next.',
  remarks: 'GetActiveSyncDeviceStatistics tells how far it has come: requested, sent, acknowledged.',
  source: 'hosted-mobility-2007.yaml (dd252255)',
  access: 'public',
  role: 'CSRAdmins',
  input: { ...userDevice, wipeKind },

  async run({ input, call }) {
    await call(managedMobility.WipeDevice, input);
    return {};
  },
});
