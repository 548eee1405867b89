import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';
import { defaulted, domainController, guid, ldapPath, optional, text } from '@tenantry/schema';

import { customerLock } from './customers.ts';
import { CustomerExists, NoSuchType } from './errors.ts';
import { addEvents, removeEvents } from './events.ts';
import { keep, put, restore } from './rows.ts';
import { requireType } from './types.ts';

export const CreateCustomer = write({
  summary: 'Creates the customer record of a directory object.',
  remarks:
    'The parent of the record is the organization that owns the object; that of an organization is the one above it. A record that was deleted is taken up again.',
  source: 'managed-plans.yaml (dd251874, dd252298)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: ldapPath('LDAP path of the new customer: organization, user, group or contact.'),
    customerTypeName: text('Customer type, e.g. BusinessOrganization.', { maxLength: 64 }),
    eventTypeName: defaulted(text('Event type that is recorded. Default Enabled.', { maxLength: 64 }), 'Enabled'),
    commonName: optional(text('Name for reports. Default: the name of the object.', { maxLength: 256 })),
    preferredDomainController: domainController(),
  },
  output: { GUID: guid('GUID of the customer, which is the one of the directory object.') },
  errors: [CustomerExists, NoSuchType],
  changes: books,
  locks: (input) => [customerLock(input)],

  async prepare({ input, use, place }) {
    const from = use(books);
    const { guid: id, path, organization } = await place('path');
    await requireType(from, 'customer', input.customerTypeName);
    await requireType(from, 'event', input.eventTypeName);
    const kept = await keep(from, 'customer', [{ customer_id: id }]);
    if (kept.rows[0]?.before?.['status'] === 'Enabled') throw CustomerExists(path);
    // An organization is below the next one, everything else below its organization.
    const parent = organization?.guid === id ? organization.parent?.guid : organization?.guid;
    const row = {
      customer_id: id,
      type_name: input.customerTypeName,
      parent_id: parent ?? null,
      common_name: input.commonName ?? nameOf(path),
      status: 'Enabled',
    };
    const event = { eventId: randomUUID(), customer: id, typeName: input.eventTypeName };
    return { id, row, event, kept: [kept] };
  },

  async apply({ use }, { id, row, event }) {
    await put(use(books), 'customer', [row]);
    await addEvents(use(books), [event]);
    return { GUID: id };
  },

  async undo({ use }, { event, kept }) {
    await removeEvents(use(books), [event]);
    await restore(use(books), kept);
  },
});

/** The name of an object: the value of the first part of its distinguished name. */
function nameOf(path: string): string {
  const [, value = path] = /^(?:LDAP:\/\/)?[^=]+=((?:\\.|[^,\\])*)/.exec(path) ?? [];
  return value.replaceAll(/\\([0-9a-f]{2})+|\\(.)/gi, (escaped, pair?: string) =>
    pair === undefined ? escaped.slice(1) : Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString(),
  );
}
