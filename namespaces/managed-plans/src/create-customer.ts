import { randomUUID } from 'node:crypto';

import { type Books, books, write } from '@tenantry/engine';
import { defaulted, domainController, guid, ldapPath, optional, text } from '@tenantry/schema';

import { customerLock } from './customers.ts';
import { CustomerExists, NoSuchType } from './errors.ts';
import { addEvents, removeEvents } from './events.ts';
import { keep, restore } from './rows.ts';
import { requireTypes } from './types.ts';

const addStatement = `
  insert into plans.customer as c (customer_id, type_name, parent_id, common_name)
  values ($1, $2, $3, $4)
  on conflict (customer_id) do update
  set type_name = excluded.type_name,
    parent_id = excluded.parent_id,
    common_name = excluded.common_name,
    status = 'Enabled',
    updated_at = now()
  where c.status = 'Deleted'
  returning c.customer_id`;

// A record that others have used meanwhile stays as a row.
const deleteUnused = `
  delete from plans.customer c
  where c.customer_id = $1
    and not exists (select from plans.assignment a where a.customer_id = c.customer_id)
    and not exists (select from plans.available_plan a where a.organization_id = c.customer_id)
    and not exists (select from plans.asset a where a.customer_id = c.customer_id)
    and not exists (select from plans.event e where e.customer_id = c.customer_id)`;

const markDeleted = `
  update plans.customer
  set status = 'Deleted'
  where customer_id = $1`;

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
    const [kept] = await Promise.all([
      keep(from, 'customer', [{ customer_id: id }]),
      requireTypes(from, ['customer', input.customerTypeName], ['event', input.eventTypeName]),
    ]);
    // An organization is below the next one, everything else below its organization.
    const parent = organization?.guid === id ? organization.parent?.guid : organization?.guid;
    const event = { eventId: randomUUID(), customer: id, typeName: input.eventTypeName };
    return { id, parent: parent ?? null, name: input.commonName ?? nameOf(path), event, kept };
  },

  async apply({ input, use }, { id, parent, name, event }) {
    const [[added]] = await Promise.all([
      use(books).query(addStatement, [id, input.customerTypeName, parent, name]),
      addEvents(use(books), [event]),
    ]);
    if (!added) throw CustomerExists(input.path);
    return { GUID: id };
  },

  async undo({ use }, { id, event, kept }) {
    await removeEvents(use(books), [event]);
    if (kept.rows.some(({ before }) => before !== null)) await restore(use(books), [kept]);
    else await forget(use(books), id);
  },
});

async function forget(from: Books, id: string): Promise<void> {
  await from.query(deleteUnused, [id]);
  await from.query(markDeleted, [id]);
}

/** The name of an object: the value of the first part of its distinguished name. */
function nameOf(path: string): string {
  const [, value = path] = /^(?:LDAP:\/\/)?[^=]+=((?:\\.|[^,\\])*)/.exec(path) ?? [];
  return value.replaceAll(/\\([0-9a-f]{2})+|\\(.)/gi, (escaped, pair?: string) =>
    pair === undefined ? escaped.slice(1) : Buffer.from(escaped.replaceAll('\\', ''), 'hex').toString(),
  );
}
