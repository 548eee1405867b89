import { type Directory, directory } from '@tenantry/directory';
import { books, read } from '@tenantry/engine';
import { attribute, list, record, text, umPropertiesField } from '@tenantry/schema';

import { NoMailbox, NotEnabled } from './errors.ts';
import { findMailboxes, mailboxSearchFields } from './found-mailboxes.ts';
import { nameOf } from './named-object.ts';
import { isExpired, type PinRow, readPins } from './pin-rows.ts';
import { pinRulesOf } from './pin-rules.ts';
import type { Property } from './settings.ts';

export const GetUMMailboxPIN = read({
  summary: 'Reads the PIN state of UM users, never a PIN.',
  remarks:
    'Properties: userID, pinExpired, lockedOut, firstTimeUser, and notifyEmail and pilotNumber where they are known.',
  source: 'dd252147',
  role: 'OrgCreators',
  input: mailboxSearchFields,
  output: {
    mailboxPINs: list(
      'mailboxPIN',
      record('One mailbox.', { name: attribute(text('Name of the mailbox.')), properties: umPropertiesField }),
    ),
  },
  errors: [NoMailbox, NotEnabled],

  async run({ input, use }) {
    const mailboxes = await findMailboxes(use(directory), input);
    const rows = await readPins(
      use(books),
      mailboxes.map(({ guid }) => guid),
    );
    const lifetimes = new Map<string, number | undefined>();
    const mailboxPINs = [];
    for (const mailbox of mailboxes) {
      const row = rows.get(mailbox.guid);
      const policy = mailbox.attributes['msExchUMTemplateLink']?.[0] ?? '';
      if (!lifetimes.has(policy)) lifetimes.set(policy, await lifetimeIn(use(directory), policy));
      const properties = [property('userID', mailbox.path), ...stateOf(row, lifetimes.get(policy))];
      mailboxPINs.push({ name: nameOf(mailbox), properties });
    }
    return { mailboxPINs };
  },
});

async function lifetimeIn(handle: Directory, policy: string): Promise<number | undefined> {
  const entry = policy === '' ? undefined : await handle.find(policy);
  return entry && pinRulesOf(entry.attributes).lifetimeDays;
}

function stateOf(row: PinRow | undefined, lifetimeDays: number | undefined): Property[] {
  if (!row) return [property('pinExpired', 'true'), property('lockedOut', 'false'), property('firstTimeUser', 'true')];
  return [
    property('pinExpired', String(isExpired(row, lifetimeDays))),
    property('lockedOut', String(row.locked)),
    property('firstTimeUser', String(row.firstTime)),
    ...(row.notifyEmail === undefined ? [] : [property('notifyEmail', row.notifyEmail)]),
    ...(row.pilotNumber === undefined ? [] : [property('pilotNumber', row.pilotNumber)]),
  ];
}

function property(name: string, value: string): Property {
  return { name, value: [value] };
}
