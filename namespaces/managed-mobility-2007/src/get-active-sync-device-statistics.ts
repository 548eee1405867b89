import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { deviceStatistics, deviceUser } from '@tenantry/schema';

export const GetActiveSyncDeviceStatistics = composite({
  summary: 'Lists the devices of a user with statistics.',
  source: 'hosted-mobility-2007.yaml (dd251722, list), dd251734',
  access: 'public',
  role: 'CSRAdmins',
  input: deviceUser,
  output: { devices: deviceStatistics },

  async run({ input, call }) {
    return call(mobility.GetActiveSyncDeviceStatistics, { ...input, mailbox: input.user });
  },
});
