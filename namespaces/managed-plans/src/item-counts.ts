import type { Books } from '@tenantry/engine';

import { LimitReached } from './errors.ts';

/** What tells one thing that counts from another. */
interface Item {
  /** Feature that limits things of its kind. */
  readonly featureName: string;
  readonly item: string;
}

/** A thing that counts, and the organizations where it does, lowest first. */
export interface CountedItem extends Item {
  readonly line: readonly string[];
}

/** An organization that would have more than its plan allows. */
export interface PassedLimit {
  readonly organizationId: string;
  readonly maximum: number;
}

/** Where a thing counts; undefined when it does not. */
export async function findItem(from: Books, { featureName, item }: Item): Promise<CountedItem | undefined> {
  const [found] = await from.query<CountedItem>(
    'select feature as "featureName", item, line from plans.counted_item where feature = $1 and item = $2',
    [featureName, item],
  );
  return found;
}

/** What counts at an organization as its own, not as that of one below it. */
export async function itemsOf(from: Books, organization: string): Promise<CountedItem[]> {
  return from.query<CountedItem>(
    'select feature as "featureName", item, line from plans.counted_item where line[1] = $1 order by feature, item',
    [organization],
  );
}

const readStatement = `
  select plans.line_of($3) as line,
    exists (select from plans.counted_item where feature = $1 and item = $2) as "isCounted"`;

/** Whether a thing counts already, and where it would: at the organization and those above it. */
export async function readCounting(
  from: Books,
  { featureName, item }: Item,
  organization: string,
): Promise<{ readonly line: readonly string[]; readonly isCounted: boolean }> {
  const [row] = await from.query<{ line: string[]; isCounted: boolean }>(readStatement, [
    featureName,
    item,
    organization,
  ]);
  return row ?? { line: [organization], isCounted: false };
}

// Whoever counts at the same time waits for the counters until the end of the step, so all of it is one statement.
const addStatement = `
  with added as (
    insert into plans.counted_item (feature, item, line)
    values ($1, $2, $3)
    on conflict do nothing
    returning feature, line
  )
  select passed."organizationId", passed.maximum::float8 as maximum
  from added
  cross join lateral plans.add_to_counts(added.feature, added.line, $4) passed`;

/**
 * Counts a thing; nothing happens when it counts already. With an answer the caller has to roll back.
 * @param limited false: no limit is asked, as for what comes back by an undo
 */
export async function addItem(
  to: Books,
  { featureName, item, line }: CountedItem,
  limited: boolean,
): Promise<PassedLimit | undefined> {
  const [passed] = await to.query<PassedLimit>(addStatement, [featureName, item, line, limited]);
  return passed;
}

/** The refusal of whoever would pass a limit. The caller may be an administrator of the organization only, so the one above is not named. */
export function limitReached(organization: string, { featureName, line }: CountedItem, passed: PassedLimit): Error {
  const plan = passed.organizationId === line[0] ? 'its own plan' : 'the plan of an organization above it';
  return LimitReached(organization, featureName.replace(/^.*\//, ''), `${plan} allows ${passed.maximum}`);
}

const removeStatement = `
  with removed as (
    delete from plans.counted_item
    where feature = $1
      and item = $2
    returning feature, line
  )
  select plans.take_from_counts(removed.feature, removed.line)
  from removed`;

/** Takes a thing out of the counts; nothing happens when it is in none. */
export async function removeItem(from: Books, { featureName, item }: Item): Promise<void> {
  await from.query(removeStatement, [featureName, item]);
}

/** Key under which requests hold a thing that counts. */
export function itemLock({ featureName, item }: Item): string {
  return `countedItem:${featureName}:${item}`;
}
