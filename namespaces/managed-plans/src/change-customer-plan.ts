import { books, write } from '@tenantry/engine';
import { domainController, ldapPath, optional, planName, text } from '@tenantry/schema';

import {
  FeatureTwice,
  NoSuchCustomer,
  NoSuchFeatureType,
  NoSuchPlan,
  PlanNotAvailable,
  PlanNotHeld,
  PlanOfWrongSubject,
  PlanOfWrongType,
} from './errors.ts';
import { pending } from './pending.ts';
import { planFeatures } from './plan-fields.ts';

export const ChangeCustomerPlan = write({
  summary: 'Replaces the plan of a type that a customer has.',
  remarks:
    'The new plan has the type of the old one and obeys the rules of AddCustomerPlan, except that the plan the customer has already may be named again. Overrides are replaced: without planOverrides there are none afterwards. Event PlanChange.',
  source: 'managed-plans.yaml (dd278740, dd252274)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: ldapPath('LDAP path of the customer.'),
    planName: planName('New plan.'),
    planTypeName: optional(text('Type that the new plan must be of.', { maxLength: 64 })),
    oldPlanName: optional(planName('Plan that the customer must have now.')),
    planOverrides: optional(planFeatures('Values that replace those of the plan for this customer.')),
    preferredDomainController: domainController(),
  },
  output: { oldPlanName: text('Plan that the customer had before.') },
  errors: [
    FeatureTwice,
    NoSuchCustomer,
    NoSuchFeatureType,
    NoSuchPlan,
    PlanNotAvailable,
    PlanNotHeld,
    PlanOfWrongSubject,
    PlanOfWrongType,
  ],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
