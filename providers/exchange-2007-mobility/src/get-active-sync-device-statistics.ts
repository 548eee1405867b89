import { books, read } from '@tenantry/engine';
import { boolean, defaulted, deviceStatistics, domainController, integer, optional, user } from '@tenantry/schema';

import { deviceIdentity, deviceOf } from './device-identity.ts';
import { type DeviceColumns, describeDevice, deviceColumns } from './device-statistics.ts';
import { DevicesUnnamed, DeviceUnknown } from './errors.ts';

const devicesMaximum = 1000;

const select = `
  select ${deviceColumns}
  from mobility.active_sync_device
  where mailbox = $1
    and ($2::text is null or device_id = $2)
  order by first_sync_time, device_id
  limit $3`;

export const GetActiveSyncDeviceStatistics = read({
  summary: 'Returns the devices that synchronize with a mailbox, or one of them, with their statistics.',
  remarks: 'Recovery passwords are kept by the mail server and never returned here.',
  source: 'dd251734',
  role: 'CSRAdmins',
  input: {
    identity: optional(deviceIdentity()),
    mailbox: optional(user('User whose devices are listed.')),
    showRecoveryPassword: optional(boolean('Taken for old requests; there is no recovery password to show.')),
    preferredDomainController: domainController(),
    resultSize: defaulted(integer('Most devices to return.', { minimum: 1, maximum: devicesMaximum }), devicesMaximum),
  },
  output: { devices: deviceStatistics },
  errors: [DevicesUnnamed, DeviceUnknown],

  async run({ input, use, place }) {
    const { identity, mailbox, resultSize } = input;
    if ((identity === undefined) === (mailbox === undefined)) throw DevicesUnnamed();
    const wanted =
      identity === undefined ? { mailbox: (await place('mailbox')).guid, deviceId: null } : deviceOf(identity);
    const rows = await use(books).query<DeviceColumns>(select, [wanted.mailbox, wanted.deviceId, resultSize]);
    if (identity !== undefined && rows.length === 0) throw DeviceUnknown(identity);
    return { devices: rows.map(describeDevice) };
  },
});
