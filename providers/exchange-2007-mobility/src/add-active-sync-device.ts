import { books, write } from '@tenantry/engine';
import { optional, text, userDevice } from '@tenantry/schema';

import { DeviceExists } from './errors.ts';

const insert = `
  insert into mobility.active_sync_device (mailbox, organization, device_id, device_type, friendly_name, user_agent)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (mailbox, device_id) do nothing
  returning device_id`;

const remove = `
  delete from mobility.active_sync_device
  where mailbox = $1
    and device_id = $2
    and last_sync_attempt_time is null`;

export const AddActiveSyncDevice_ = write({
  summary: 'Enters a device before it comes for the first time.',
  remarks:
    'For devices that are handed out, and for those that another system knows: they can be blocked or wiped at once.',
  role: 'UserCreators',
  input: {
    ...userDevice,
    deviceType: text('Device type, e.g. SmartPhone.', { maxLength: 64, pattern: '^[^\\\\]+$' }),
    deviceFriendlyName: optional(text('What people call the device.', { maxLength: 256 })),
    deviceUserAgent: optional(text('User agent.', { maxLength: 1024 })),
  },
  errors: [DeviceExists],
  changes: books,
  locks: ({ user, deviceID }) => [`activeSyncDevice:${user.toLowerCase()}:${deviceID}`],

  async prepare({ place }) {
    const { guid, organization } = await place('user');
    return { mailbox: guid, organization: organization?.guid ?? guid };
  },

  async apply({ input, use }, { mailbox, organization }) {
    const { deviceID, deviceType, deviceFriendlyName = null, deviceUserAgent = null } = input;
    const values = [mailbox, organization, deviceID, deviceType, deviceFriendlyName, deviceUserAgent];
    const [added] = await use(books).query(insert, values);
    if (!added) throw DeviceExists(deviceID, input.user);
    return {};
  },

  // A device that has come meanwhile is here by itself.
  async undo({ input, use }, { mailbox }) {
    await use(books).query(remove, [mailbox, input.deviceID]);
  },
});
