import type { Books } from '@tenantry/engine';

/** A plan that a customer has. */
export interface Assignment {
  readonly assignmentId: string;
  readonly planName: string;
  readonly planTypeName: string;
}

/** Selects the plans that customers have, with the values that are replaced for them. */
export const selectHeldPlans = `
  select a.customer_id, a.type_name, d."planName", d."planTypeName", d."planDescription", d."planStatus", d."dateCreated",
    d."dateLastUpdated", d.features, plans.iso(a.created_at) as "dateAssigned",
    coalesce(
      (
        select jsonb_agg(jsonb_build_object('name', o.feature, 'value', o.value) order by o.feature)
        from plans.assignment_override o
        where o.assignment_id = a.assignment_id
      ),
      '[]'
    ) as "planOverrides"
  from plans.assignment a
  join plans.plan_details d on d.plan_id = a.plan_id
  where a.status = 'Enabled'`;

const readStatement = `
  select a.assignment_id as "assignmentId", p.name as "planName", a.type_name as "planTypeName"
  from plans.assignment a
  join plans.plan p using (plan_id)
  where a.customer_id = $1
    and a.status = 'Enabled'
    and ($2::text is null or a.type_name = $2)
    and ($3::text is null or p.name = $3)
  order by a.type_name
  limit 1`;

/** The plan that a customer has, by type or name. */
export async function findAssignment(
  from: Books,
  customer: string,
  { planTypeName, planName }: { readonly planTypeName?: string | undefined; readonly planName?: string | undefined },
): Promise<Assignment | undefined> {
  const [found] = await from.query<Assignment>(readStatement, [customer, planTypeName ?? null, planName ?? null]);
  return found;
}

/** A plan to be given to a customer. */
export interface NewAssignment {
  readonly assignmentId: string;
  readonly customer: string;
  readonly planId: string;
  readonly typeName: string;
}

const addStatement = `
  insert into plans.assignment (assignment_id, customer_id, plan_id, type_name)
  values ($1, $2, $3, $4)
  on conflict (customer_id, type_name) where status = 'Enabled' do nothing
  returning assignment_id`;

/** Gives a plan with its overrides. Tells false, and gives nothing, when the customer has a plan of the type. */
export async function addAssignment(
  from: Books,
  { assignmentId, customer, planId, typeName }: NewAssignment,
  overrides: readonly { readonly name: string; readonly value: string }[],
): Promise<boolean> {
  const [added] = await from.query(addStatement, [assignmentId, customer, planId, typeName]);
  if (!added) return false;
  await addOverrides(from, assignmentId, overrides);
  return true;
}

/** Takes an assignment that was made by mistake away without a trace. */
export async function removeAssignment(from: Books, assignmentId: string): Promise<void> {
  await from.query('delete from plans.assignment where assignment_id = $1', [assignmentId]);
}

/** Gives an assignment overrides. */
export async function addOverrides(
  from: Books,
  assignmentId: string,
  overrides: readonly { readonly name: string; readonly value: string }[],
): Promise<void> {
  if (overrides.length === 0) return;
  await from.query(
    `insert into plans.assignment_override (assignment_id, feature, value)
     select $1, o.name, o.value
     from jsonb_to_recordset($2) o (name text, value text)`,
    [assignmentId, JSON.stringify(overrides)],
  );
}
