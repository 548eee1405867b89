import { books, read } from '@tenantry/engine';
import { integer, oneOf, optional, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed } from './errors.ts';
import { pending } from './pending.ts';

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
  run: pending,
});
