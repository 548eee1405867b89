import type { Books } from '@tenantry/engine';

/** A counter that differs from what it counts. */
export interface CounterDifference {
  readonly counter: 'reserved' | 'used' | 'consumers' | 'granted' | 'owner';
  /** Whose grant it is; null for a counter of the store. */
  readonly organization: string | null;
  readonly storeId: string;
  readonly server: string;
  readonly store: string;
  readonly booked: string;
  readonly counted: string;
  /** What to add. */
  readonly correction: number;
}

const selectDifferences = `
  select r.counter, r.organization, r.store_id::text as "storeId", s.server, s.name as store, r.booked, r.counted,
    r.correction::float8 as correction
  from resource_manager.recount() r
  join resource_manager.store s on s.store_id = r.store_id
  order by r.organization nulls first, r.store_id, r.counter`;

const correctGrant = 'select resource_manager.correct_grant($1, $2, $3, $4, $5)';

const correctGranted = 'update resource_manager.store set granted = granted + $2 where store_id = $1';

const correctOwner = `
  update resource_manager.store
  set owner = nullif($2, 'nobody')::uuid
  where store_id = $1`;

/** Counts again. */
export function recount(books: Books): Promise<CounterDifference[]> {
  return books.query<CounterDifference>(selectDifferences);
}

/** Counts again; nobody changes anything until the step ends. */
export async function holdCounters(books: Books): Promise<CounterDifference[]> {
  await books.query('select resource_manager.lock_counters()');
  return recount(books);
}

/** Makes counters what was counted. */
export async function correctCounters(books: Books, differences: readonly CounterDifference[]): Promise<void> {
  for (const difference of differences) await correct(books, difference, 1);
}

/** Makes counters as wrong as they were; what has changed meanwhile stays in them. */
export async function revertCounters(books: Books, differences: readonly CounterDifference[]): Promise<void> {
  for (const difference of differences) await correct(books, difference, -1);
}

async function correct(books: Books, difference: CounterDifference, sign: 1 | -1): Promise<void> {
  const { counter, organization, storeId } = difference;
  const by = sign * difference.correction;
  const only = (name: CounterDifference['counter']) => (counter === name ? by : 0);
  if (counter === 'granted') await books.query(correctGranted, [storeId, by]);
  else if (counter === 'owner') {
    await books.query(correctOwner, [storeId, sign === 1 ? difference.counted : difference.booked]);
  } else {
    const values = [organization, storeId, only('reserved'), only('used'), only('consumers')];
    await books.query(correctGrant, values);
  }
}

/** A difference as callers are told of it. */
export function describeCounter({ counter, organization, server, store, booked, counted }: CounterDifference) {
  return {
    what: counter,
    ...(organization === null ? {} : { orgGUID: organization }),
    serverName: server,
    storeName: store,
    booked,
    counted,
  };
}
