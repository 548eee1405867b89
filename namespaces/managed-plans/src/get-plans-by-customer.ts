import { books, read } from '@tenantry/engine';
import { list, optional, record, text } from '@tenantry/schema';

import { selectHeldPlans } from './assignments.ts';
import { customerFields } from './customer-fields.ts';
import { customerId } from './customers.ts';
import { CustomerNotNamed, NoSuchCustomer } from './errors.ts';
import { planDescription, planFeatures } from './plan-fields.ts';
import type { PlanDetails } from './plans.ts';

interface AssignedPlan extends PlanDetails {
  readonly dateAssigned: string;
  readonly planOverrides: { readonly name: string; readonly value: string }[];
}

interface NoPlan {
  readonly planName: null;
}

// One row without a plan for a customer who has none.
const readStatement = `
  select h."planName", h."planTypeName", h."planDescription", h."planStatus", h."dateCreated", h."dateLastUpdated",
    h.features, h."dateAssigned", h."planOverrides"
  from plans.customer c
  left join (${selectHeldPlans}) h
    on h.customer_id = c.customer_id
    and ($2::text is null or h.type_name = $2)
  where c.customer_id = $1
    and c.status = 'Enabled'
  order by h.type_name`;

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
  async run({ input, use, place }) {
    const id = await customerId(input, () => place('path'));
    const rows = await use(books).query<AssignedPlan | NoPlan>(readStatement, [id, input.planTypeName ?? null]);
    if (rows.length === 0) throw NoSuchCustomer(input.path ?? id);
    return { plans: rows.filter((row) => row.planName !== null) };
  },
});
