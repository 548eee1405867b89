import { type Books, books, write } from '@tenantry/engine';
import { domainController, ldapPath, text } from '@tenantry/schema';
import { addOverrides, findAssignment } from './assignments.ts';
import { customerLock, readCustomer } from './customers.ts';
import { FeatureTwice, NoSuchCustomer, NoSuchFeatureType, PlanNotHeld } from './errors.ts';
import { checkFeatures } from './features.ts';
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
  locks: (input) => [customerLock(input)],

  async prepare({ input, use, place }) {
    const from = use(books);
    const { guid: id, path } = await place('path');
    await readCustomer(from, id, input);
    const held = await findAssignment(from, id, input);
    if (!held) throw PlanNotHeld(path, `of type ${input.planTypeName}`);
    await checkFeatures(from, input.planOverrides);
    const before = await from.query<{ name: string; value: string }>(
      'select feature as name, value from plans.assignment_override where assignment_id = $1 order by feature',
      [held.assignmentId],
    );
    return { assignmentId: held.assignmentId, before };
  },

  async apply({ input, use }, { assignmentId }) {
    await setOverrides(use(books), assignmentId, input.planOverrides);
    return {};
  },

  async undo({ use }, { assignmentId, before }) {
    await setOverrides(use(books), assignmentId, before);
  },
});

async function setOverrides(
  from: Books,
  assignmentId: string,
  overrides: readonly { readonly name: string; readonly value: string }[],
): Promise<void> {
  await from.query('delete from plans.assignment_override where assignment_id = $1', [assignmentId]);
  await addOverrides(from, assignmentId, overrides);
}
