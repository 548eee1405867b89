import { books, write } from '@tenantry/engine';
import { domainController } from '@tenantry/schema';

import { deviceIdentity } from './device-identity.ts';
import { readDevice, restoreDevice } from './device-rows.ts';
import { DeviceUnknown } from './errors.ts';

const remove = `
  delete from mobility.active_sync_device
  where mailbox = $1
    and device_id = $2`;

export const RemoveActiveSyncDevice = write({
  summary: 'Deletes the partnership of a device with a mailbox.',
  remarks: 'When the device comes again it is a new one: nobody has blocked it, and it has to take the policy anew.',
  source: 'exchange-2007-mobility-provider.yaml (dd251787, list)',
  role: 'CSRAdmins',
  input: { identity: deviceIdentity(), preferredDomainController: domainController() },
  errors: [DeviceUnknown],
  changes: books,
  locks: ({ identity }) => [`activeSyncDevice:${identity.toLowerCase()}`],

  prepare: ({ input, use }) => readDevice(use(books), input.identity),

  async apply({ use }, { mailbox, device_id }) {
    await use(books).query(remove, [mailbox, device_id]);
    return {};
  },

  async undo({ use }, device) {
    await restoreDevice(use(books), device);
  },
});
