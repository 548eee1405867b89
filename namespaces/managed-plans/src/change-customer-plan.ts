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
  PlanNotHeld,
  PlanOfWrongSubject,
  PlanOfWrongType,
} from './errors.ts';
import { addEvents, removeEvents } from './events.ts';
import { checkFeatures } from './features.ts';
import { planFeatures } from './plan-fields.ts';
import { readListedPlan, requireAssignable } from './plans.ts';
import { keep, restore } from './rows.ts';

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
  locks: (input) => [customerLock(input)],

  async prepare({ input, use, place }) {
    const from = use(books);
    const customer = await place('path');
    const { guid: id, path } = customer;
    await readCustomer(from, id, input);
    const plan = await readListedPlan(from, { ...input, organization: customer.organization?.guid ?? id });
    const { planId, planTypeName: typeName } = plan;
    const held = await findAssignment(from, id, { planTypeName: typeName });
    if (!held) throw PlanNotHeld(path, `of type ${typeName}`);
    if (input.oldPlanName !== undefined && input.oldPlanName !== held.planName) {
      throw PlanNotHeld(path, `"${input.oldPlanName}"`);
    }
    requireAssignable(plan, { place: customer, held: held.planName });
    await checkFeatures(from, input.planOverrides ?? []);
    return {
      old: held,
      assignment: { assignmentId: randomUUID(), customer: id, planId, typeName },
      event: { eventId: randomUUID(), customer: id, typeName: 'PlanChange', detail: input.planName },
      kept: [await keep(from, 'assignment', [{ assignment_id: held.assignmentId }])],
    };
  },

  async apply({ input, use }, { old, assignment, event }) {
    await use(books).query(
      "update plans.assignment set status = 'Deleted', updated_at = now() where assignment_id = $1",
      [old.assignmentId],
    );
    const added = await addAssignment(use(books), assignment, input.planOverrides ?? []);
    if (!added) throw PlanNotHeld(input.path, `"${old.planName}"`);
    await addEvents(use(books), [event]);
    return { oldPlanName: old.planName };
  },

  async undo({ use }, { assignment, event, kept }) {
    await removeEvents(use(books), [event]);
    await removeAssignment(use(books), assignment.assignmentId);
    await restore(use(books), kept);
  },
});
