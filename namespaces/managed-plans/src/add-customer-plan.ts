import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';
import { domainController, ldapPath, optional, planName, text } from '@tenantry/schema';
import { addAssignment, findAssignment, removeAssignment } from './assignments.ts';
import { customerLock, readCustomer } from './customers.ts';
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
import { addEvents, removeEvents } from './events.ts';
import { checkFeatures } from './features.ts';
import { planFeatures } from './plan-fields.ts';
import { readListedPlan, requireAssignable } from './plans.ts';

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
  locks: (input) => [customerLock(input)],

  async prepare({ input, use, place }) {
    const from = use(books);
    const customer = await place('path');
    const { guid: id } = customer;
    const [, plan] = await Promise.all([
      readCustomer(from, id, input),
      readListedPlan(from, { ...input, organization: customer.organization?.guid ?? id }),
    ]);
    const { planId, planTypeName: typeName } = plan;
    requireAssignable(plan, { place: customer });
    await checkFeatures(from, input.planOverrides ?? []);
    return {
      assignment: { assignmentId: randomUUID(), customer: id, planId, typeName },
      event: { eventId: randomUUID(), customer: id, typeName: 'PlanAdded', detail: input.planName },
    };
  },

  async apply({ input, use }, { assignment, event }) {
    const { customer, typeName } = assignment;
    const [added] = await Promise.all([
      addAssignment(use(books), assignment, input.planOverrides ?? []),
      addEvents(use(books), [event]),
    ]);
    if (!added) {
      const held = await findAssignment(use(books), customer, { planTypeName: typeName });
      throw PlanTypeTaken(input.path, held?.planName ?? '', typeName);
    }
    return {};
  },

  async undo({ use }, { assignment, event }) {
    await removeEvents(use(books), [event]);
    await removeAssignment(use(books), assignment.assignmentId);
  },
});
