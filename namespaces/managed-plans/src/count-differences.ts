import type { Books } from '@tenantry/engine';

/** A counter that differs from the number of things that count there. */
export interface CountDifference {
  readonly organization: string;
  readonly featureName: string;
  readonly booked: number;
  readonly counted: number;
}

const selectDifferences = `
  select organization_id as organization, feature as "featureName",
    coalesce(i.used, 0)::float8 as booked, coalesce(c.used, 0)::float8 as counted
  from plans.item_count i
  full join (
    select organization_id, feature, count(*) as used
    from plans.counted_item, unnest(line) as organization_id
    group by organization_id, feature
  ) c using (organization_id, feature)
  where c.used is distinct from i.used
  order by organization_id, feature`;

const addToCounter = `
  insert into plans.item_count as c (organization_id, feature, used)
  values ($1, $2, $3)
  on conflict (organization_id, feature) do update set used = c.used + $3`;

const takeFromCounter = `
  update plans.item_count
  set used = used - $3
  where organization_id = $1
    and feature = $2
    and used > $3`;

const removeCounter = 'delete from plans.item_count where organization_id = $1 and feature = $2 and used <= $3';

/** Counts again. */
export function recountItems(books: Books): Promise<CountDifference[]> {
  return books.query<CountDifference>(selectDifferences);
}

/** Counts again; nobody counts anything until the step ends. */
export async function holdCounts(books: Books): Promise<CountDifference[]> {
  await books.query('lock table plans.counted_item, plans.item_count in exclusive mode');
  return recountItems(books);
}

/** Adds so much to a counter; one that comes to nothing goes. */
export async function addToCount(
  books: Books,
  { organization, featureName }: Pick<CountDifference, 'organization' | 'featureName'>,
  more: number,
): Promise<void> {
  if (more > 0) await books.query(addToCounter, [organization, featureName, more]);
  if (more < 0) {
    const less = [organization, featureName, -more];
    await books.query(removeCounter, less);
    await books.query(takeFromCounter, less);
  }
}
