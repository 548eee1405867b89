import { books, read } from '@tenantry/engine';
import { list, optional, record, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed, NoSuchCustomer } from './errors.ts';
import { pending } from './pending.ts';
import { planDescription, planFeatures } from './plan-fields.ts';

export const GetPlansByCustomer = read({
  summary: 'Lists the plans of a customer.',
  remarks: 'Empty when the customer has none.',
  source: 'managed-plans.yaml (dd278905, dd251614)',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...customerFields,
    planTypeName: optional(text('Only the plan of this type.', { maxLength: 64 })),
  },
  output: {
    plans: list(
      'plan',
      record('One plan.', {
        ...planDescription,
        dateAssigned: text('When the customer got the plan, ISO 8601.'),
        features: planFeatures('Values of the plan, by name.'),
        planOverrides: planFeatures('Values that replace those of the plan for this customer.'),
      }),
    ),
  },
  errors: [CustomerNotNamed, NoSuchCustomer],
  run: pending,
});
