import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { userDevice } from '@tenantry/schema';

import { identityOf } from './device-identity.ts';

export const RemoveActiveSyncDevice = composite({
  summary: 'Deletes the partnership of a device; when it comes again it is a new one.',
  source: 'exchange-2007-mobility-provider.yaml (dd251787, list)',
  access: 'public',
  role: 'CSRAdmins',
  input: userDevice,

  async run({ input, call, place }) {
    const identity = identityOf(await place('user'), input.deviceID);
    await call(mobility.RemoveActiveSyncDevice, { ...input, identity });
    return {};
  },
});
