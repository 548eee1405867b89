import { books, write } from '@tenantry/engine';
import { domainController, list, oneOf, optional, organization, planName, text } from '@tenantry/schema';

import { NoSuchCustomer, NoSuchPlan, PlanNotListed, PlanOfWrongType } from './errors.ts';
import { pending } from './pending.ts';

export const SetAvailablePlanStatus = write({
  summary: 'Switches entries of the list of available plans of an organization on or off.',
  remarks: 'Users who have a plan keep it; new assignments of one that is off are refused.',
  source: 'managed-plans.yaml (dd251865)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('Organization that has the list.'),
    availablePlans: list('planName', planName('Name of a plan.'), { sentence: 'Entries to switch.', minItems: 1 }),
    planStatus: oneOf(['Enabled', 'Disabled'], 'New status of the entries.'),
    planTypeName: optional(text('Type that the plans must be of.', { maxLength: 64 })),
    preferredDomainController: domainController(),
  },
  errors: [NoSuchCustomer, NoSuchPlan, PlanNotListed, PlanOfWrongType],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
