import { books, write } from '@tenantry/engine';
import { domainController, ldapPath, optional, planName, text } from '@tenantry/schema';

import {
  FeatureTwice,
  NoSuchCustomer,
  NoSuchFeatureType,
  NoSuchPlan,
  PlanNotAvailable,
  PlanOfWrongSubject,
  PlanOfWrongType,
  PlanTypeTaken,
} from './errors.ts';
import { pending } from './pending.ts';
import { planFeatures } from './plan-fields.ts';

export const AddCustomerPlan = write({
  summary: 'Assigns a plan to a customer.',
  remarks:
    'The plan must be enabled; one for users must be enabled in the list of available plans of the organization that owns the customer. A customer has one plan of a type. Event PlanAdded.',
  source: 'managed-plans.yaml (dd252413), isolation.md R22',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: ldapPath('LDAP path of the customer who gets the plan.'),
    planName: planName('Plan to assign.'),
    planTypeName: optional(text('Type that the plan must be of.', { maxLength: 64 })),
    planOverrides: optional(planFeatures('Values that replace those of the plan for this customer.')),
    preferredDomainController: domainController(),
  },
  errors: [
    FeatureTwice,
    NoSuchCustomer,
    NoSuchFeatureType,
    NoSuchPlan,
    PlanNotAvailable,
    PlanOfWrongSubject,
    PlanOfWrongType,
    PlanTypeTaken,
  ],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
