import type { Books } from '@tenantry/engine';

/** What the plan of an organization allows it and those below it to be granted, and where it stands. */
export interface SpaceLimit {
  readonly organization: string;
  /** Itself, then those above it. */
  readonly line: readonly string[];
  /** Null: nothing is said. */
  readonly kilobytes: number | null;
}

const selectLimit = `
  select l.organization, l.line, l.kilobytes::float8 as kilobytes
  from resource_manager.organization_limit l
  where l.organization = $1
  for update`;

const putLimit = `
  insert into resource_manager.organization_limit (organization, line, kilobytes)
  values ($1, $2, $3)
  on conflict (organization) do update
  set line = excluded.line,
    kilobytes = excluded.kilobytes`;

const selectUse = `
  select resource_manager.granted_below($1)::float8 as granted, resource_manager.limit_left($1)::float8 as left`;

/** The limit of an organization; nobody else changes it until the step ends. */
export async function holdLimit(books: Books, organization: string): Promise<SpaceLimit | undefined> {
  const [found] = await books.query<SpaceLimit>(selectLimit, [organization]);
  return found;
}

/** Nobody else changes what counts under the limits of an organization until the step ends. */
export async function holdSpace(books: Books, organization: string): Promise<void> {
  await books.query('select resource_manager.lock_organization($1)', [organization]);
}

/** Waits until nobody takes space without having seen the limits, and lets nobody begin to until the step ends. */
export async function holdAllSpace(books: Books): Promise<void> {
  await books.query('lock table resource_manager.organization_limit in access exclusive mode');
}

export async function writeLimit(books: Books, { organization, line, kilobytes }: SpaceLimit): Promise<void> {
  await books.query(putLimit, [organization, line, kilobytes]);
}

export async function removeLimit(books: Books, organization: string): Promise<void> {
  await books.query('delete from resource_manager.organization_limit where organization = $1', [organization]);
}

/** What an organization and those below it have been granted, and what all limits together leave it; null when there is none. */
export async function readUse(
  books: Books,
  organization: string,
): Promise<{ readonly granted: number; readonly left: number | null }> {
  const [use] = await books.query<{ granted: number; left: number | null }>(selectUse, [organization]);
  return use ?? { granted: 0, left: null };
}
