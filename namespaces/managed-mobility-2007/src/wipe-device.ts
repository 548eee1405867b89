import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { userDevice, wipeKind } from '@tenantry/schema';

import { identityOf } from './device-identity.ts';

export const WipeDevice = composite({
  summary: 'Asks for the wipe of a device when it comes next.',
  remarks: 'GetActiveSyncDeviceStatistics tells how far it has come: requested, sent, acknowledged.',
  source: 'hosted-mobility-2007.yaml (dd252255)',
  access: 'public',
  role: 'CSRAdmins',
  input: { ...userDevice, wipeKind },

  async run({ input, call, place }) {
    const identity = identityOf(await place('user'), input.deviceID);
    await call(mobility.ClearActiveSyncDevice, { ...input, identity, cancel: false });
    return {};
  },
});
