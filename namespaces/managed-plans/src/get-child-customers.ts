import { books, read } from '@tenantry/engine';
import { guid, list, record, text } from '@tenantry/schema';

import { canonicalGuid } from './guids.ts';

/** Most children that a list has. */
export const customersMaximum = 1_000_000;

const readStatement = `
  select customer_id as "GUID", type_name as "customerTypeName"
  from plans.customer
  where parent_id = $1
    and status = 'Enabled'
  order by common_name collate "C", customer_id`;

export const GetChildCustomers_ = read({
  summary: 'Lists the customer records below one.',
  input: { GUID: guid('GUID of the parent.') },
  output: {
    customers: list(
      'customer',
      record('One child, ordered by name.', {
        GUID: guid('GUID of the child.'),
        customerTypeName: text('Customer type, e.g. BusinessOrganization.'),
      }),
      { maxItems: customersMaximum },
    ),
  },

  async run({ input, use }) {
    const customers = await use(books).query<{ GUID: string; customerTypeName: string }>(readStatement, [
      canonicalGuid(input.GUID),
    ]);
    return { customers };
  },
});
