import { books, read } from '@tenantry/engine';
import { list, optional, record, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed, NoSuchCustomer } from './errors.ts';
import { pending } from './pending.ts';

export const GetAssetsByCustomer = read({
  summary: 'Returns all assets of a customer, e.g. its SMTP domains.',
  source: 'managed-plans.yaml (KB 943792), known-faults.md C18',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...customerFields,
    assetTypeName: optional(text('Only assets of this type.', { maxLength: 64 })),
  },
  output: {
    assets: list(
      'asset',
      record('One asset, in the order in which they were added.', {
        assetTypeName: text('Type, e.g. PrimaryDomain.'),
        value: text('The asset itself, e.g. alpineskihouse.com.'),
        dateCreated: text('When it was added, ISO 8601.'),
      }),
    ),
  },
  errors: [CustomerNotNamed, NoSuchCustomer],
  run: pending,
});
