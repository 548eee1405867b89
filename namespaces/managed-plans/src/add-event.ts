import { books, write } from '@tenantry/engine';
import { optional, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed, NoSuchCustomer, NoSuchType } from './errors.ts';
import { pending } from './pending.ts';

export const AddEvent_ = write({
  summary: 'Records an event of a customer, for billing and reports.',
  input: {
    ...customerFields,
    eventTypeName: text('Event type, e.g. AddressListsCreated.', { maxLength: 64 }),
    detail: optional(text('What it was about, e.g. the name of a plan.', { maxLength: 1024 })),
  },
  errors: [CustomerNotNamed, NoSuchCustomer, NoSuchType],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
