import type { Books } from '@tenantry/engine';

import { deviceOf } from './device-identity.ts';
import { DeviceUnknown } from './errors.ts';

/** A row of mobility.active_sync_device by column, as JSON: plain data for the log. */
export type DeviceRow = Readonly<Record<string, string | number | null>> & {
  readonly mailbox: string;
  readonly device_id: string;
  readonly device_type: string;
};

const select = `
  select to_jsonb(d) as row
  from mobility.active_sync_device d
  where d.mailbox = $1
    and d.device_id = $2
  for update`;

const restore = `
  insert into mobility.active_sync_device
  select (jsonb_populate_record(null::mobility.active_sync_device, $1)).*
  on conflict (mailbox, device_id) do nothing`;

/** The device that an identity names, held against other changes. */
export async function readDevice(from: Books, identity: string): Promise<DeviceRow> {
  const { mailbox, deviceId } = deviceOf(identity);
  const [found] = await from.query<{ row: DeviceRow }>(select, [mailbox, deviceId]);
  if (!found) throw DeviceUnknown(identity);
  return found.row;
}

/** Puts a device back that was removed. One that has come again meanwhile stays as it is. */
export async function restoreDevice(to: Books, row: DeviceRow): Promise<void> {
  await to.query(restore, [JSON.stringify(row)]);
}
