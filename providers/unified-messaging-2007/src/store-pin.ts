import { type Books, books, write } from '@tenantry/engine';
import { boolean } from '@tenantry/schema';

import { mailboxGuid, pinFields } from './pin-rows.ts';

const selectBefore = `
  select to_jsonb(p) as row
  from unified_messaging.pin p
  where p.mailbox = $1`;

const put = `
  insert into unified_messaging.pin as p
    (mailbox, salt, hash, former, must_change, first_time, failures, locked, notify_email, pilot_number)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (mailbox) do update
  set salt = excluded.salt,
    hash = excluded.hash,
    former = excluded.former,
    set_at = case when $11 then now() else p.set_at end,
    must_change = excluded.must_change,
    first_time = excluded.first_time,
    failures = excluded.failures,
    locked = excluded.locked,
    notify_email = excluded.notify_email,
    pilot_number = excluded.pilot_number`;

const remove = `
  delete from unified_messaging.pin
  where mailbox = $1`;

const restore = `
  insert into unified_messaging.pin
  select r.*
  from jsonb_populate_record(null::unified_messaging.pin, $1) r`;

export const StorePIN_ = write({
  summary: 'Keeps the hash of a PIN, and what is known of its use.',
  input: {
    mailbox: mailboxGuid,
    ...pinFields,
    isNew: boolean('Whether the PIN is a new one, whose life begins now.'),
  },
  sensitive: true,
  changes: books,

  async prepare({ input, use }): Promise<PinBefore> {
    return { before: await findRow(use(books), input.mailbox) };
  },

  async apply({ input, use }) {
    const { mailbox, salt, hash, former, mustChange, firstTime, failures, locked, isNew } = input;
    const notes = [input.notifyEmail ?? null, input.pilotNumber ?? null];
    const values = [mailbox, salt, hash, former, mustChange, firstTime, failures, locked, ...notes, isNew];
    await use(books).query(put, values);
    return {};
  },

  async undo({ input, use }, { before }) {
    await restoreRow(use(books), input.mailbox, before);
  },
});

/** The row before a change; null when there was none. */
export interface PinBefore {
  readonly before: unknown;
}

/** The row as it is, for an undo. */
export async function findRow(from: Books, mailbox: string): Promise<unknown> {
  const [found] = await from.query<{ row: unknown }>(selectBefore, [mailbox]);
  return found?.row ?? null;
}

/** Makes the row what it was. */
export async function restoreRow(from: Books, mailbox: string, before: unknown): Promise<void> {
  await from.query(remove, [mailbox]);
  if (before !== null) await from.query(restore, [JSON.stringify(before)]);
}
