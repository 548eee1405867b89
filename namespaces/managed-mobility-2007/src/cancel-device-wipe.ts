import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { userDevice } from '@tenantry/schema';

import { identityOf } from './device-identity.ts';

export const CancelDeviceWipe = composite({
  summary: 'Cancels the wipe of a device, which is possible until the device is told of it.',
  source: 'hosted-mobility-2007.yaml (dd251997)',
  access: 'public',
  role: 'CSRAdmins',
  input: userDevice,

  async run({ input, call, place }) {
    const identity = identityOf(await place('user'), input.deviceID);
    await call(mobility.ClearActiveSyncDevice, { ...input, identity, cancel: true });
    return {};
  },
});
