import { books, write } from '@tenantry/engine';
import { optional, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed, NoSuchAsset, NoSuchCustomer } from './errors.ts';
import { pending } from './pending.ts';

export const DeleteAsset_ = write({
  summary: 'Marks assets of a customer as deleted.',
  remarks: 'Event AssetDeleted for each.',
  input: {
    ...customerFields,
    assetTypeName: text('Asset type, e.g. PrimaryDomain.', { maxLength: 64 }),
    value: optional(text('The asset; without it all of the type, of which there may be none.', { maxLength: 1024 })),
  },
  errors: [CustomerNotNamed, NoSuchAsset, NoSuchCustomer],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
