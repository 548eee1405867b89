import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';
import { optional, planName, text } from '@tenantry/schema';
import { findAssignment } from './assignments.ts';
import { customerFields } from './customer-fields.ts';
import { customerId, customerLock, readCustomer } from './customers.ts';
import { CustomerNotNamed, NoSuchCustomer, PlanNotHeld, PlanNotNamed } from './errors.ts';
import { addEvents, removeEvents } from './events.ts';
import { keep, restore } from './rows.ts';

// Assets of types that the service of the plan has registered.
const assetsStatement = `
  select s.asset_id
  from plans.asset s
  join plans.type t on t.kind = 'asset' and t.name = s.type_name
  join plans.type p on p.kind = 'plan' and p.name = $2 and p.service_id = t.service_id
  where s.customer_id = $1
    and s.status = 'Enabled'`;

const removeStatement = `
  with assets as (
    update plans.asset
    set status = 'Deleted',
      updated_at = now()
    where asset_id = any ($2)
  )
  update plans.assignment
  set status = 'Deleted',
    updated_at = now()
  where assignment_id = $1`;

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
  locks: (input) => [customerLock(input)],

  async prepare({ input, use, place }) {
    const from = use(books);
    if (input.planName === undefined && input.planTypeName === undefined) throw PlanNotNamed();
    const id = await customerId(input, () => place('path'));
    const [, held] = await Promise.all([readCustomer(from, id, input), findAssignment(from, id, input)]);
    if (!held) {
      throw PlanNotHeld(
        input.path ?? id,
        input.planName === undefined ? `of type ${input.planTypeName}` : `"${input.planName}"`,
      );
    }
    const [assets, assignment] = await Promise.all([
      from.query<{ asset_id: string }>(assetsStatement, [id, held.planTypeName]),
      keep(from, 'assignment', [{ assignment_id: held.assignmentId }]),
    ]);
    return {
      held,
      assets: assets.map(({ asset_id }) => asset_id),
      event: { eventId: randomUUID(), customer: id, typeName: 'PlanRemoved', detail: held.planName },
      kept: [assignment, await keep(from, 'asset', assets)],
    };
  },

  async apply({ use }, { held, assets, event }) {
    await Promise.all([use(books).query(removeStatement, [held.assignmentId, assets]), addEvents(use(books), [event])]);
    return { planName: held.planName };
  },

  async undo({ use }, { event, kept }) {
    await removeEvents(use(books), [event]);
    await restore(use(books), kept);
  },
});
