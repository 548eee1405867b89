import { books, read } from '@tenantry/engine';
import { integer, oneOf, optional, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { customerId } from './customers.ts';
import { CustomerNotNamed } from './errors.ts';

const statements = {
  spCountOrgUsersByPlanType: `
    select count(*)::integer as count
    from plans.customer c
    where c.parent_id = $1
      and c.status = 'Enabled'
      and exists (
        select
        from plans.assignment a
        where a.customer_id = c.customer_id
          and a.status = 'Enabled'
          and ($2::text is null or a.type_name = $2)
      )`,
  spCountChildCustomers: `
    select count(*)::integer as count
    from plans.customer
    where parent_id = $1
      and status = 'Enabled'`,
} as const;

export const ExecPlanSQL_ = read({
  summary: 'Runs one of a closed list of named queries of the plan database.',
  remarks:
    'spCountOrgUsersByPlanType: children of the organization with a plan of planTypeName. spCountChildCustomers: children of the organization. Records with status Deleted do not count.',
  source: 'managed-plans.yaml (dd278733)',
  input: {
    ...customerFields,
    storedProcedure: oneOf(['spCountOrgUsersByPlanType', 'spCountChildCustomers'], 'Query to run.'),
    planTypeName: optional(text('Plan type, where the query wants one.', { maxLength: 64 })),
  },
  output: { count: integer('Result of the query.') },
  errors: [CustomerNotNamed],
  async run({ input, use, place }) {
    const id = await customerId(input, () => place('path'));
    const [row] = await use(books).query<{ count: number }>(statements[input.storedProcedure], [
      id,
      ...(input.storedProcedure === 'spCountOrgUsersByPlanType' ? [input.planTypeName ?? null] : []),
    ]);
    return { count: row?.count ?? 0 };
  },
});
