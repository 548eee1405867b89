import type pg from 'pg';

import type { ChangedEntries } from '../change-feed.ts';

/** A number is drawn before its change is committed; so long a change may take. */
const settlingSeconds = 10;

// The greatest number below which nothing more can appear.
const selectSettled = `
  select coalesce(max(c.usn), 0) as sequence
  from (
    select max(e.usn) as usn
    from directory.object e
    where e.usn > $1
      and e.changed_at < now() - make_interval(secs => $2)
    union all
    select max(d.usn)
    from directory.deletion d
    where d.usn > $1
      and d.deleted_at < now() - make_interval(secs => $2)
  ) c`;
const selectChanged = `
  select e.guid
  from directory.object e
  where e.usn > $1
  union
  select d.guid
  from directory.deletion d
  where d.usn > $1`;

/** The change feed of the embedded directory. Changes of the last seconds are told again the next time. */
export async function changedSince(pool: pg.Pool, after: number | undefined): Promise<ChangedEntries> {
  const since = after ?? 0;
  const settled = await pool.query<{ sequence: string }>(selectSettled, [since, settlingSeconds]);
  const sequence = Math.max(since, Number(settled.rows[0]?.sequence ?? 0));
  if (after === undefined) return { source: 'embedded', sequence, guids: [] };
  const { rows } = await pool.query<{ guid: string }>(selectChanged, [since]);
  return { source: 'embedded', sequence, guids: rows.map(({ guid }) => guid) };
}
