import type pg from 'pg';

import type { RequestState } from './answer.ts';

/** So many requests of one state are counted; whoever has more has to look into that anyway. */
const countMaximum = 10_000;

const statement = `
  select s.state, c.count
  from unnest(array['queued', 'suspended', 'awaiting-operator', 'in-doubt']) as s (state),
    lateral (
      select count(*)::integer as count
      from (select from engine.request r where r.state = s.state limit ${countMaximum}) as counted
    ) c`;

/** Requests that wait for something, by state, whichever engine has accepted them. */
export async function countOpen(pool: pg.Pool): Promise<ReadonlyMap<RequestState, number>> {
  const { rows } = await pool.query<{ state: RequestState; count: number }>(statement);
  return new Map(rows.map(({ state, count }) => [state, count]));
}
