import { randomUUID } from 'node:crypto';

import { type Books, books, write } from '@tenantry/engine';
import { domainController, guid, ldapPath, optional, organization, planName, text } from '@tenantry/schema';

import { findAssignment } from './assignments.ts';
import { customerLock } from './customers.ts';
import {
  AssetExists,
  FeatureTwice,
  LimitReached,
  NoSuchCustomer,
  NoSuchFeatureType,
  NoSuchPlan,
  NoSuchType,
  PlanNotAvailable,
  PlanOfWrongSubject,
  PlanOfWrongType,
  PlanTypeTaken,
} from './errors.ts';
import { removeEvents } from './events.ts';
import { checkFeatures } from './features.ts';
import { canonicalGuid } from './guids.ts';
import { addItem, itemLock, limitReached, removeItem } from './item-counts.ts';
import { planFeatures } from './plan-fields.ts';
import { requireAvailable, requireFound } from './plans.ts';

export const AddPlanWithAsset_ = write({
  summary: 'Assigns a plan to a user, records what he gets with it, and counts that.',
  remarks:
    'CountItem_, AddCustomerPlan and AddAsset_ in one step; the user counts by his GUID. Events PlanAdded and AssetAdded.',
  source: 'managed-plans.yaml (dd252413), isolation.md R22, design.md 11',
  input: {
    path: ldapPath('LDAP path of the user.'),
    GUID: guid('GUID of the same user.'),
    organization: organization('Organization that owns the user.'),
    planName: planName('Plan to assign.'),
    planTypeName: text('Type that the plan must be of.', { maxLength: 64 }),
    planOverrides: optional(planFeatures('Values that replace those of the plan for this user.')),
    assetTypeName: text('Asset type that a service has registered.', { maxLength: 64 }),
    featureName: text('Feature that limits such assets by number, e.g. maximum/mailboxes.', { maxLength: 256 }),
    value: text('The asset itself, compared without case.', { maxLength: 1024, pattern: '\\S' }),
    preferredDomainController: domainController(),
  },
  errors: [
    AssetExists,
    FeatureTwice,
    LimitReached,
    NoSuchCustomer,
    NoSuchFeatureType,
    NoSuchPlan,
    NoSuchType,
    PlanNotAvailable,
    PlanOfWrongSubject,
    PlanOfWrongType,
    PlanTypeTaken,
  ],
  changes: books,
  locks: ({ path, featureName, GUID }) => [
    customerLock({ path }),
    itemLock({ featureName, item: canonicalGuid(GUID) }),
  ],

  async prepare({ input, use, place }) {
    const { planName, featureName, assetTypeName, value } = input;
    const organization = await place('organization');
    const customer = canonicalGuid(input.GUID);
    const [{ planId, planTypeName: typeName, line, isCounted }] = await Promise.all([
      readAssignable(use(books), { ...input, customer, organization }),
      checkFeatures(use(books), input.planOverrides ?? []),
    ]);
    const event = (name: string, detail: string) => ({ eventId: randomUUID(), customer, typeName: name, detail });
    return {
      isNew: !isCounted,
      counted: { featureName, item: customer, line },
      assignment: { assignmentId: randomUUID(), customer, planId, typeName },
      assetId: randomUUID(),
      events: [event('PlanAdded', planName), event('AssetAdded', `${assetTypeName} ${value}`)],
    };
  },

  async apply({ input, use }, { counted, assignment, assetId, events }) {
    const { assignmentId, customer, planId, typeName } = assignment;
    const { path, planOverrides = [], assetTypeName, value } = input;
    const [[done], passed] = await Promise.all([
      use(books).query<Done>(addStatement, [
        ...[assignmentId, customer, planId, typeName, JSON.stringify(planOverrides)],
        ...[assetId, assetTypeName, value, JSON.stringify(events)],
      ]),
      // Last: whoever counts at the same organization waits until the step ends.
      addItem(use(books), counted, true),
    ]);
    if (passed) throw limitReached(input.organization, counted, passed);
    if (!done?.isAssigned) {
      const held = await findAssignment(use(books), customer, { planTypeName: typeName });
      throw PlanTypeTaken(path, held?.planName ?? '', typeName);
    }
    if (!done.isRecorded) throw AssetExists(path, assetTypeName, value);
    return {};
  },

  async undo({ use }, { isNew, counted, assignment, assetId, events }) {
    await removeEvents(use(books), events);
    await use(books).query(removeStatement, [assetId, assignment.assignmentId]);
    if (isNew) await removeItem(use(books), counted);
  },
});

/** What is there of a user, and of a plan and an asset type that he is to have. */
interface Assignable {
  readonly planId: string;
  readonly planName: string;
  readonly planTypeName: string;
  readonly planStatus: string;
  readonly subject: 'user' | 'organization';
  readonly listedAs: string | null;
  readonly isCustomer: boolean;
  readonly isAssetType: boolean;
  /** The organization and those above it, where the user counts. */
  readonly line: readonly string[];
  readonly isCounted: boolean;
}

interface Wanted {
  readonly path: string;
  readonly customer: string;
  readonly organization: { readonly guid: string; readonly path: string };
  readonly planName: string;
  readonly planTypeName: string;
  readonly assetTypeName: string;
  readonly featureName: string;
}

interface Done {
  readonly isAssigned: boolean;
  readonly isRecorded: boolean;
}

const readStatement = `
  select p.plan_id as "planId", p.name as "planName", p.type_name as "planTypeName", p.status as "planStatus",
    t.subject, l.status as "listedAs",
    exists (select from plans.customer c where c.customer_id = $3::uuid and c.status = 'Enabled') as "isCustomer",
    exists (select from plans.type a where a.kind = 'asset' and a.name = $4) as "isAssetType",
    plans.line_of($2) as line,
    exists (select from plans.counted_item i where i.feature = $5 and i.item = $3::text) as "isCounted"
  from plans.plan p
  join plans.type t on t.kind = p.kind and t.name = p.type_name
  left join plans.available_plan l on l.plan_id = p.plan_id and l.organization_id = $2
  where p.name = $1`;

const addStatement = `
  with assigned as (
    insert into plans.assignment (assignment_id, customer_id, plan_id, type_name)
    values ($1, $2, $3, $4)
    on conflict (customer_id, type_name) where status = 'Enabled' do nothing
    returning assignment_id, customer_id
  ),
  replaced as (
    insert into plans.assignment_override (assignment_id, feature, value)
    select assigned.assignment_id, o.name, o.value
    from assigned
    cross join jsonb_to_recordset($5) o (name text, value text)
  ),
  recorded as (
    insert into plans.asset (asset_id, customer_id, type_name, value)
    select $6, assigned.customer_id, $7, $8
    from assigned
    on conflict (customer_id, type_name, lower(value)) where status = 'Enabled' do nothing
    returning asset_id
  ),
  told as (
    insert into plans.event (event_id, customer_id, type_name, detail)
    select e."eventId", assigned.customer_id, e."typeName", e.detail
    from assigned
    cross join jsonb_to_recordset($9) e ("eventId" uuid, "typeName" text, detail text)
  )
  select exists (select from assigned) as "isAssigned", exists (select from recorded) as "isRecorded"`;

const removeStatement = `
  with recorded as (delete from plans.asset where asset_id = $1)
  delete from plans.assignment
  where assignment_id = $2`;

/** The plan, when the user may have it and the asset. */
async function readAssignable(from: Books, wanted: Wanted): Promise<Assignable> {
  const { path, customer, organization, planName, assetTypeName, featureName } = wanted;
  const parameters = [planName, organization.guid, customer, assetTypeName, featureName];
  const [found] = await from.query<Assignable>(readStatement, parameters);
  const plan = requireFound(found, wanted);
  if (!plan.isCustomer) throw NoSuchCustomer(path);
  if (plan.subject !== 'user') throw PlanOfWrongSubject(planName, plan.subject, path);
  requireAvailable(plan, organization);
  if (!plan.isAssetType) throw NoSuchType('asset', assetTypeName);
  return plan;
}
