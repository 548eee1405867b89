import { randomUUID } from 'node:crypto';

import { type Books, books, write } from '@tenantry/engine';
import { defaulted, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { customerLock, namedCustomer } from './customers.ts';
import { CustomerNotNamed, NoSuchCustomer, NoSuchType } from './errors.ts';
import { addEvents, removeEvents } from './events.ts';
import { type KeptRows, keep, restore } from './rows.ts';
import { requireTypes } from './types.ts';

const assignmentsStatement =
  "select assignment_id as id from plans.assignment where customer_id = $1 and status = 'Enabled'";
const assetsStatement = "select asset_id as id from plans.asset where customer_id = $1 and status = 'Enabled'";

export const DeleteCustomer = write({
  summary: 'Marks a customer record as deleted, with the plans and assets that it still has.',
  source: 'managed-plans.yaml (dd251944)',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...customerFields,
    eventTypeName: defaulted(text('Event type that is recorded. Default Deleted.', { maxLength: 64 }), 'Deleted'),
  },
  errors: [CustomerNotNamed, NoSuchCustomer, NoSuchType],
  changes: books,
  locks: (input) => [customerLock(input)],

  async prepare({ input, use, place }) {
    const from = use(books);
    const { id } = await namedCustomer(from, input, () => place('path'));
    await requireTypes(from, ['event', input.eventTypeName]);
    const assignments = await idsOf(from, assignmentsStatement, id);
    const assets = await idsOf(from, assetsStatement, id);
    const kept: KeptRows[] = [
      await keep(from, 'customer', [{ customer_id: id }]),
      await keep(
        from,
        'assignment',
        assignments.map((each) => ({ assignment_id: each })),
      ),
      await keep(
        from,
        'asset',
        assets.map((each) => ({ asset_id: each })),
      ),
    ];
    return { id, event: { eventId: randomUUID(), customer: id, typeName: input.eventTypeName }, kept };
  },

  async apply({ use }, { id, event }) {
    for (const table of ['customer', 'assignment', 'asset']) {
      await use(books).query(
        `update plans.${table}
         set status = 'Deleted', updated_at = now()
         where customer_id = $1
           and status = 'Enabled'`,
        [id],
      );
    }
    await addEvents(use(books), [event]);
    return {};
  },

  async undo({ use }, { event, kept }) {
    await removeEvents(use(books), [event]);
    await restore(use(books), kept);
  },
});

async function idsOf(from: Books, statement: string, customer: string): Promise<string[]> {
  return (await from.query<{ id: string }>(statement, [customer])).map(({ id }) => id);
}
