import { books, write } from '@tenantry/engine';
import { boolean, defaulted, domainController, wipeKind } from '@tenantry/schema';

import { deviceIdentity } from './device-identity.ts';
import { type DeviceRow, readDevice } from './device-rows.ts';
import { DeviceUnknown, NoWipe, WipeTooLate } from './errors.ts';

const request = `
  update mobility.active_sync_device
  set wipe = 'requested', wipe_kind = $3, wipe_request_time = $4, wipe_sent_time = null, wipe_ack_time = null
  where mailbox = $1
    and device_id = $2`;

const cancel = `
  update mobility.active_sync_device
  set wipe = 'none', wipe_kind = null, wipe_request_time = null, wipe_sent_time = null, wipe_ack_time = null
  where mailbox = $1
    and device_id = $2`;

/** What the device has done meanwhile stays done. */
const restore = `
  update mobility.active_sync_device d
  set wipe = b.wipe,
    wipe_kind = b.wipe_kind,
    wipe_request_time = b.wipe_request_time,
    wipe_sent_time = b.wipe_sent_time,
    wipe_ack_time = b.wipe_ack_time
  from jsonb_populate_record(null::mobility.active_sync_device, $1) b
  where d.mailbox = b.mailbox
    and d.device_id = b.device_id
    and d.wipe = $2
    and d.wipe_request_time is not distinct from $3::timestamptz`;

export const ClearActiveSyncDevice = write({
  summary: 'Asks for the remote wipe of a device, or cancels it.',
  remarks:
    'The device is wiped when it comes next; a wipe can be cancelled until then. One that was confirmed can be asked for again.',
  source: 'exchange-2007-mobility-provider.yaml (dd251787, list), dd252255, dd251997',
  role: 'CSRAdmins',
  input: {
    identity: deviceIdentity(),
    cancel: defaulted(boolean('Cancels the wipe that was asked for.'), false),
    wipeKind,
    preferredDomainController: domainController(),
  },
  errors: [DeviceUnknown, NoWipe, WipeTooLate],
  changes: books,
  locks: ({ identity }) => [`activeSyncDevice:${identity.toLowerCase()}`],

  async prepare({ input, use }) {
    const before = await readDevice(use(books), input.identity);
    if (input.cancel) requireCancellable(before, input.identity);
    return { before, requestTime: input.cancel ? null : new Date().toISOString() };
  },

  async apply({ input, use }, { before, requestTime }) {
    const key = [before.mailbox, before.device_id];
    if (input.cancel) await use(books).query(cancel, key);
    else await use(books).query(request, [...key, input.wipeKind, requestTime]);
    return {};
  },

  async undo({ input, use }, { before, requestTime }) {
    const state = input.cancel ? 'none' : 'requested';
    await use(books).query(restore, [JSON.stringify(before), state, requestTime]);
  },
});

function requireCancellable({ wipe }: DeviceRow, identity: string): void {
  if (wipe === 'none') throw NoWipe(identity);
  if (wipe !== 'requested') throw WipeTooLate(identity, String(wipe));
}
