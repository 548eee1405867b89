import type { Pool } from 'pg';

/** What a line of the log is about. */
export interface LogLine {
  readonly changeId?: number;
  readonly component?: string;
  readonly server?: string;
  readonly line: string;
}

export interface LoggedLine {
  readonly at: Date;
  readonly changeId: number | null;
  readonly component: string;
  readonly server: string;
  readonly line: string;
}

/** Adds a line; a log that cannot be written stops nothing. */
export async function writeLog(pool: Pool, { changeId, component, server, line }: LogLine): Promise<void> {
  await pool
    .query('insert into deploy.log (change_id, component, server, line) values ($1, $2, $3, $4)', [
      changeId ?? null,
      component ?? '',
      server ?? '',
      line,
    ])
    .catch(() => undefined);
}

/** The log, oldest first: of a component, of a change, after a line, or all of it. */
export async function readLog(
  pool: Pool,
  {
    component,
    changeId,
    after,
    limit = 500,
  }: {
    readonly component?: string;
    readonly changeId?: number;
    readonly after?: string;
    readonly limit?: number;
  },
): Promise<LoggedLine[]> {
  const { rows } = await pool.query<LoggedLine>(
    `select at, change_id as "changeId", component, server, line
    from (
      select *
      from deploy.log
      where ($1::text is null or component = $1)
        and ($2::integer is null or change_id = $2)
        and ($4::bigint is null or id > $4)
      order by id desc
      limit $3
    ) l
    order by id`,
    [component ?? null, changeId ?? null, limit, after ?? null],
  );
  return rows;
}
