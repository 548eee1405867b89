import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { deviceStatistics, deviceUser } from '@tenantry/schema';

export const GetActiveSyncDeviceStatistics = composite({
  summary: 'Lists the devices of a user with statistics.',
  source: 'hosted-mobility-2007.yaml (dd251722, list)',
  access: 'public',
  role: 'CSRAdmins',
  input: deviceUser,
  output: { devices: deviceStatistics },

  async run({ input, call }) {
    return call(managedMobility.GetActiveSyncDeviceStatistics, input);
  },
});
