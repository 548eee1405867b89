import { books, read } from '@tenantry/engine';
import { guid, optional, text } from '@tenantry/schema';

import { canonicalGuid } from './guids.ts';

const readStatement = `
  select type_name as "customerTypeName"
  from plans.customer
  where customer_id = $1
    and status = 'Enabled'`;

export const GetCustomerType_ = read({
  summary: 'Says of which type a customer is.',
  input: { GUID: guid('GUID of the customer.') },
  output: { customerTypeName: optional(text('Customer type, e.g. ConsumerUser; none for who is no customer.')) },

  async run({ input, use }) {
    const [found] = await use(books).query<{ customerTypeName: string }>(readStatement, [canonicalGuid(input.GUID)]);
    return found ?? {};
  },
});
