import type { Books, Place } from '@tenantry/engine';

import { NoSuchPlan, PlanNotAvailable, PlanOfWrongSubject, PlanOfWrongType } from './errors.ts';

/** A plan as procedures return it. */
export interface PlanDetails {
  readonly planName: string;
  readonly planTypeName: string;
  readonly planDescription: string;
  readonly planStatus: string;
  readonly dateCreated: string;
  readonly dateLastUpdated: string;
  readonly features: { readonly name: string; readonly value: string }[];
}

/** A plan with what decides who may have it. */
export interface Plan extends PlanDetails {
  readonly planId: string;
  readonly subject: 'user' | 'organization';
}

const readStatement = `
  select d.*, d.plan_id as "planId", t.subject
  from plans.plan_details d
  join plans.type t on t.kind = 'plan' and t.name = d."planTypeName"
  where d."planName" = $1`;

/** The plan of a name, of a type when one is wanted. Throws PLANS_NO_SUCH_PLAN, PLANS_PLAN_OF_WRONG_TYPE. */
export async function readPlan(from: Books, name: string, typeName?: string): Promise<Plan> {
  const [plan] = await from.query<Plan>(readStatement, [name]);
  if (!plan) throw NoSuchPlan(name);
  if (typeName !== undefined && plan.planTypeName !== typeName) {
    throw PlanOfWrongType(name, plan.planTypeName, typeName);
  }
  return plan;
}

/** Ids of plans by name. Throws PLANS_NO_SUCH_PLAN, PLANS_PLAN_OF_WRONG_TYPE. */
export async function readPlanIds(from: Books, names: readonly string[], typeName?: string): Promise<string[]> {
  const found = await from.query<{ name: string; planId: string; typeName: string }>(
    'select name, plan_id as "planId", type_name as "typeName" from plans.plan where name = any ($1)',
    [names],
  );
  return [...new Set(names)].map((name) => {
    const plan = found.find((each) => each.name === name);
    if (!plan) throw NoSuchPlan(name);
    if (typeName !== undefined && plan.typeName !== typeName) throw PlanOfWrongType(name, plan.typeName, typeName);
    return plan.planId;
  });
}

/**
 * Checks that an organization may have a plan or give it to its users: the plan is enabled, and one for users is enabled
 * in the list of the organization. Source: isolation.md R22
 */
export async function requireAvailable(
  from: Books,
  { planId, planName, planStatus, subject }: Plan,
  organization: { readonly path: string; readonly guid: string },
): Promise<void> {
  if (planStatus !== 'Enabled') throw PlanNotAvailable(planName, organization.path, 'the plan is disabled');
  if (subject === 'organization') return;
  const [entry] = await from.query<{ status: string }>(
    'select status from plans.available_plan where organization_id = $1 and plan_id = $2',
    [organization.guid, planId],
  );
  if (!entry) throw PlanNotAvailable(planName, organization.path, 'its list of available plans does not have it');
  if (entry.status !== 'Enabled') {
    throw PlanNotAvailable(planName, organization.path, 'its list of available plans has it switched off');
  }
}

/** Checks that a plan is for such a customer, and available to it. `held` is what the customer has already. */
export async function requireAssignable(
  from: Books,
  plan: Plan,
  { place, held }: { readonly place: Place; readonly held?: string | undefined },
): Promise<void> {
  const { organization, guid, path } = place;
  const isOrganization = organization?.guid === guid;
  if (isOrganization !== (plan.subject === 'organization')) {
    throw PlanOfWrongSubject(plan.planName, plan.subject, path);
  }
  if (plan.planName !== held) await requireAvailable(from, plan, organization ?? { path, guid });
}

/** A plan without what is only for deciding. */
export function describePlan(plan: PlanDetails): PlanDetails {
  const { planName, planTypeName, planDescription, planStatus, dateCreated, dateLastUpdated, features } = plan;
  return { planName, planTypeName, planDescription, planStatus, dateCreated, dateLastUpdated, features };
}

/** Lock of a plan: its name and values change one after the other. */
export function planLock(name: string): string {
  return `plan:${name}`;
}

/** Lock of a category. */
export function categoryLock(name: string): string {
  return `category:${name}`;
}

/** Whether a customer has a plan, or an organization has it on its list. */
export async function isPlanUsed(from: Books, planId: string): Promise<boolean> {
  const [used] = await from.query(
    `select from plans.assignment where plan_id = $1
     union all
     select from plans.available_plan where plan_id = $1
     limit 1`,
    [planId],
  );
  return used !== undefined;
}

/** Notes that a plan was changed. */
export async function touchPlan(from: Books, planId: string): Promise<void> {
  await from.query('update plans.plan set updated_at = now() where plan_id = $1', [planId]);
}
