import { books, write } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { AssetExists, CustomerNotNamed, NoSuchCustomer, NoSuchType } from './errors.ts';
import { pending } from './pending.ts';

export const AddAsset_ = write({
  summary: 'Records something that a customer has, e.g. an SMTP domain or a mailbox.',
  remarks: 'Event AssetAdded.',
  input: {
    ...customerFields,
    assetTypeName: text('Asset type that a service has registered, e.g. PrimaryDomain.', { maxLength: 64 }),
    value: text('The asset itself, e.g. alpineskihouse.com; compared without case.', {
      maxLength: 1024,
      pattern: '\\S',
    }),
  },
  errors: [AssetExists, CustomerNotNamed, NoSuchCustomer, NoSuchType],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
