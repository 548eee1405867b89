import { books, write } from '@tenantry/engine';
import { domainController, list, optional, organization, planName, text } from '@tenantry/schema';

import { NoSuchCustomer, NoSuchPlan, PlanOfWrongType } from './errors.ts';
import { pending } from './pending.ts';

export const AddAvailablePlansToCustomer = write({
  summary: 'Adds plans to the list that an organization may use.',
  remarks: 'A plan that is on the list already is switched on.',
  source: 'managed-plans.yaml, isolation.md R22',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('Organization whose users may get the plans.'),
    availablePlans: list('planName', planName('Name of a plan.'), { sentence: 'Plans to add.', minItems: 1 }),
    planTypeName: optional(text('Type that the plans must be of.', { maxLength: 64 })),
    preferredDomainController: domainController(),
  },
  errors: [NoSuchCustomer, NoSuchPlan, PlanOfWrongType],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
