import { books, write } from '@tenantry/engine';
import { optional, planName, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { CustomerNotNamed, NoSuchCustomer, PlanNotHeld, PlanNotNamed } from './errors.ts';
import { pending } from './pending.ts';

export const RemovePlanFromCustomer = write({
  summary: 'Takes a plan off a customer.',
  remarks:
    'The assignment, and the assets of types that the service of the plan has registered, get the status Deleted. Event PlanRemoved.',
  source: 'managed-plans.yaml (dd251944, dd278733, dd252127)',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...customerFields,
    planName: optional(planName('Plan to take off. Needed unless planTypeName is given.')),
    planTypeName: optional(text('Type of the plan to take off. Needed unless planName is given.', { maxLength: 64 })),
  },
  output: { planName: text('Plan that was taken off.') },
  errors: [CustomerNotNamed, NoSuchCustomer, PlanNotHeld, PlanNotNamed],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
