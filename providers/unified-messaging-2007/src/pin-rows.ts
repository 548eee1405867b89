import type { Books } from '@tenantry/engine';
import { boolean, guid, integer, list, optional, secret, smtpAddress, text } from '@tenantry/schema';

/** What the books have of the PIN of a mailbox. */
export const pinFields = {
  salt: secret('Salt of the hashes, hex.'),
  hash: secret('Hash of the PIN, hex.'),
  former: list('hash', secret('Hash of an earlier PIN.'), { sentence: 'The latest first.' }),
  mustChange: boolean('Whether the PIN has to be changed before anything else.'),
  firstTime: boolean('Whether the user has never logged on.'),
  failures: integer('Wrong PINs in a row.', { minimum: 0 }),
  locked: boolean('Whether the mailbox is locked out.'),
  notifyEmail: optional(smtpAddress('Who is to be told of a new PIN.')),
  pilotNumber: optional(text('What the user is told to dial.', { maxLength: 64 })),
};

export const mailboxGuid = guid('GUID of the user.');

/** A row of the books. */
export interface PinRow {
  readonly salt: string;
  readonly hash: string;
  readonly former: string[];
  readonly mustChange: boolean;
  readonly firstTime: boolean;
  readonly failures: number;
  readonly locked: boolean;
  readonly notifyEmail?: string;
  readonly pilotNumber?: string;
  readonly setAt: Date;
}

const select = `
  select p.mailbox, p.salt, p.hash, p.former, p.set_at as "setAt", p.must_change as "mustChange",
    p.first_time as "firstTime", p.failures, p.locked, p.notify_email as "notifyEmail", p.pilot_number as "pilotNumber"
  from unified_messaging.pin p
  where p.mailbox = any ($1)`;

/** Rows of mailboxes, by GUID; those without a PIN have none. */
export async function readPins(from: Books, mailboxes: readonly string[]): Promise<Map<string, PinRow>> {
  const rows = await from.query<NullablePinRow>(select, [mailboxes]);
  return new Map(rows.map(({ mailbox, ...row }) => [mailbox, withoutNulls(row)]));
}

/** Days of a PIN that are over. */
export function isExpired({ mustChange, setAt }: PinRow, lifetimeDays: number | undefined): boolean {
  return mustChange || (lifetimeDays !== undefined && Date.now() - setAt.getTime() > lifetimeDays * millisecondsPerDay);
}

const millisecondsPerDay = 86_400_000;

type NullablePinRow = Omit<PinRow, 'notifyEmail' | 'pilotNumber'> & {
  readonly mailbox: string;
  readonly notifyEmail: string | null;
  readonly pilotNumber: string | null;
};

function withoutNulls({ notifyEmail, pilotNumber, ...row }: Omit<NullablePinRow, 'mailbox'>): PinRow {
  return {
    ...row,
    ...(notifyEmail === null ? {} : { notifyEmail }),
    ...(pilotNumber === null ? {} : { pilotNumber }),
  };
}
