import { books, read } from '@tenantry/engine';
import { list, optional, record, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { namedCustomer } from './customers.ts';
import { CustomerNotNamed, NoSuchCustomer } from './errors.ts';

const readStatement = `
  select type_name as "assetTypeName", value, plans.iso(created_at) as "dateCreated"
  from plans.asset
  where customer_id = $1
    and ($2::text is null or type_name = $2)
    and status = 'Enabled'
  order by number`;

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
  async run({ input, use, place }) {
    const { id } = await namedCustomer(use(books), input, () => place('path'));
    const assets = await use(books).query<{ assetTypeName: string; value: string; dateCreated: string }>(
      readStatement,
      [id, input.assetTypeName ?? null],
    );
    return { assets };
  },
});
