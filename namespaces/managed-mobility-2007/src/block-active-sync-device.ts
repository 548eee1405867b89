import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { userDevice } from '@tenantry/schema';

import { identityOf } from './device-identity.ts';

export const BlockActiveSyncDevice = composite({
  summary: 'Lets a device of a user no longer synchronize.',
  source: 'hosted-mobility-2007.yaml (dd251722)',
  access: 'public',
  role: 'CSRAdmins',
  input: userDevice,

  async run({ input, call, place }) {
    const identity = identityOf(await place('user'), input.deviceID);
    await call(mobility.SetDeviceAccess_, { ...input, identity, access: 'blocked' });
    return {};
  },
});
