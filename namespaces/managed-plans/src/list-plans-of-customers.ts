import { books, read } from '@tenantry/engine';
import { guid, list, record, text } from '@tenantry/schema';

import { canonicalGuid } from './guids.ts';

const readStatement = `
  select a.customer_id as "GUID", p.name as "planName"
  from plans.assignment a
  join plans.plan p using (plan_id)
  where a.customer_id = any($1)
    and a.type_name = $2
    and a.status = 'Enabled'
  order by a.customer_id`;

export const ListPlansOfCustomers_ = read({
  summary: 'Lists the plan of one type that each of many customers has.',
  remarks: 'A customer without such a plan, or that is unknown, is left out.',
  input: {
    customers: list('GUID', guid('One customer.'), { sentence: 'Customers to look for.', maxItems: 1_000_000 }),
    planTypeName: text('Plan type, e.g. ExchUserHosting.', { maxLength: 64 }),
  },
  output: {
    plans: list(
      'plan',
      record('The plan of one customer.', { GUID: guid('GUID of the customer.'), planName: text('Name of the plan.') }),
      { maxItems: 1_000_000 },
    ),
  },

  async run({ input, use }) {
    const customers = input.customers.map(canonicalGuid);
    const plans = await use(books).query<{ GUID: string; planName: string }>(readStatement, [
      customers,
      input.planTypeName,
    ]);
    return { plans };
  },
});
