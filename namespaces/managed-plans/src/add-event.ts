import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';
import { optional, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { namedCustomer } from './customers.ts';
import { CustomerNotNamed, NoSuchCustomer, NoSuchType } from './errors.ts';
import { addEvents, removeEvents } from './events.ts';
import { requireTypes } from './types.ts';

export const AddEvent_ = write({
  summary: 'Records an event of a customer, for billing and reports.',
  input: {
    ...customerFields,
    eventTypeName: text('Event type, e.g. AddressListsCreated.', { maxLength: 64 }),
    detail: optional(text('What it was about, e.g. the name of a plan.', { maxLength: 1024 })),
  },
  errors: [CustomerNotNamed, NoSuchCustomer, NoSuchType],
  changes: books,
  async prepare({ input, use, place }) {
    const { id } = await namedCustomer(use(books), input, () => place('path'));
    await requireTypes(use(books), ['event', input.eventTypeName]);
    const { eventTypeName: typeName, detail } = input;
    return { event: { eventId: randomUUID(), customer: id, typeName, ...(detail === undefined ? {} : { detail }) } };
  },

  async apply({ use }, { event }) {
    await addEvents(use(books), [event]);
    return {};
  },

  async undo({ use }, { event }) {
    await removeEvents(use(books), [event]);
  },
});
