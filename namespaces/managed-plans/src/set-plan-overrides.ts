import { books, write } from '@tenantry/engine';
import { domainController, ldapPath, text } from '@tenantry/schema';

import { FeatureTwice, NoSuchCustomer, NoSuchFeatureType, PlanNotHeld } from './errors.ts';
import { pending } from './pending.ts';
import { planFeatures } from './plan-fields.ts';

export const SetPlanOverrides_ = write({
  summary: 'Replaces the values in which a customer differs from its plan.',
  input: {
    path: ldapPath('LDAP path of the customer.'),
    planTypeName: text('Type of the plan that the customer has.', { maxLength: 64 }),
    planOverrides: planFeatures('All values that differ; an empty list leaves none.'),
    preferredDomainController: domainController(),
  },
  errors: [FeatureTwice, NoSuchCustomer, NoSuchFeatureType, PlanNotHeld],
  changes: books,
  prepare: pending,
  apply: pending,
  undo: pending,
});
