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

/** A plan, and how the list of available plans of an organization has it; null when it does not. */
export interface ListedPlan extends Plan {
  readonly listedAs: string | null;
}

/** A plan that an organization, or one of its users, is to have. */
interface WantedPlan {
  readonly planName: string;
  readonly planTypeName?: string | undefined;
  /** GUID of the organization. */
  readonly organization?: string | undefined;
}

/** Selects the plan of the name $1 with its place in the list of the organization $2. */
export const selectListedPlan = `
  select d.*, d.plan_id as "planId", t.subject, l.status as "listedAs"
  from plans.plan_details d
  join plans.type t on t.kind = 'plan' and t.name = d."planTypeName"
  left join plans.available_plan l on l.plan_id = d.plan_id and l.organization_id = $2
  where d."planName" = $1`;

/** The plan of a name, of a type when one is wanted. Throws PLANS_NO_SUCH_PLAN, PLANS_PLAN_OF_WRONG_TYPE. */
export function readPlan(from: Books, planName: string, planTypeName?: string): Promise<Plan> {
  return readListedPlan(from, { planName, planTypeName });
}

/** The plan of a name with its place in the list of an organization. Throws PLANS_NO_SUCH_PLAN, PLANS_PLAN_OF_WRONG_TYPE. */
export async function readListedPlan(from: Books, wanted: WantedPlan): Promise<ListedPlan> {
  const [plan] = await from.query<ListedPlan>(selectListedPlan, [wanted.planName, wanted.organization ?? null]);
  return requireFound(plan, wanted);
}

/** The plan that was found, of the type that is wanted. Throws PLANS_NO_SUCH_PLAN, PLANS_PLAN_OF_WRONG_TYPE. */
export function requireFound<Found extends Pick<Plan, 'planTypeName'>>(
  plan: Found | undefined,
  { planName: name, planTypeName: typeName }: Pick<WantedPlan, 'planName' | 'planTypeName'>,
): Found {
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
export function requireAvailable(
  { planName, planStatus, subject, listedAs }: Pick<ListedPlan, 'planName' | 'planStatus' | 'subject' | 'listedAs'>,
  organization: { readonly path: string },
): void {
  if (planStatus !== 'Enabled') throw PlanNotAvailable(planName, organization.path, 'the plan is disabled');
  if (subject === 'organization' || listedAs === 'Enabled') return;
  const reason = listedAs === null ? 'does not have it' : 'has it switched off';
  throw PlanNotAvailable(planName, organization.path, `its list of available plans ${reason}`);
}

/** Checks that a plan is for such a customer, and available to it. `held` is what the customer has already. */
export function requireAssignable(
  plan: ListedPlan,
  { place, held }: { readonly place: Place; readonly held?: string | undefined },
): void {
  const { organization, guid, path } = place;
  const isOrganization = organization?.guid === guid;
  if (isOrganization !== (plan.subject === 'organization')) {
    throw PlanOfWrongSubject(plan.planName, plan.subject, path);
  }
  if (plan.planName !== held) requireAvailable(plan, organization ?? { path });
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
