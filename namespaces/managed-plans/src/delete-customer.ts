import { books, write } from '@tenantry/engine';
import { defaulted, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed, NoSuchCustomer, NoSuchType } from './errors.ts';
import { pending } from './pending.ts';

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
  prepare: pending,
  apply: pending,
  undo: pending,
});
