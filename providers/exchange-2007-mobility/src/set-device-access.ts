import { books, write } from '@tenantry/engine';
import { domainController, oneOf } from '@tenantry/schema';

import { deviceIdentity } from './device-identity.ts';
import { readDevice } from './device-rows.ts';
import { DeviceUnknown } from './errors.ts';

const update = `
  update mobility.active_sync_device
  set access = $3
  where mailbox = $1
    and device_id = $2
    and access <> $3`;

export const SetDeviceAccess_ = write({
  summary: 'Lets a device synchronize, or not.',
  role: 'CSRAdmins',
  input: {
    identity: deviceIdentity(),
    access: oneOf(['allowed', 'blocked'], 'Whether it may.'),
    preferredDomainController: domainController(),
  },
  errors: [DeviceUnknown],
  changes: books,
  locks: ({ identity }) => [`activeSyncDevice:${identity.toLowerCase()}`],

  async prepare({ input, use }) {
    const { mailbox, device_id, access } = await readDevice(use(books), input.identity);
    return { mailbox, device_id, access };
  },

  async apply({ input, use }, { mailbox, device_id }) {
    await use(books).query(update, [mailbox, device_id, input.access]);
    return {};
  },

  async undo({ use }, { mailbox, device_id, access }) {
    await use(books).query(update, [mailbox, device_id, access]);
  },
});
