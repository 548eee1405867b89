import type pg from 'pg';

import type { RequestFilter, RequestState, RequestSummary } from './answer.ts';

/** Columns of a request in lists; `r` is the request, `n` its node. */
export const summaryColumns = `
  r.id, r.state, r.title, r.trustee, r.accepted_at, r.started_at, r.ended_at, r.error_code, r.attempt, r.batch_id, n.name as node_name`;

export interface SummaryRow {
  readonly id: string;
  readonly state: RequestState;
  readonly title: string;
  readonly trustee: string;
  readonly accepted_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly error_code: string | null;
  readonly attempt: number;
  readonly batch_id: string | null;
  readonly node_name: string | null;
}

export function readSummary(row: SummaryRow): RequestSummary {
  return {
    requestId: row.id,
    state: row.state,
    title: row.title,
    trustee: row.trustee,
    acceptedAt: row.accepted_at.toISOString(),
    attempt: row.attempt,
    ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
    ...(row.ended_at && row.started_at ? { milliseconds: row.ended_at.getTime() - row.started_at.getTime() } : {}),
    ...(row.error_code ? { errorCode: row.error_code } : {}),
    ...(row.node_name ? { engine: row.node_name } : {}),
    ...(row.batch_id ? { batchId: row.batch_id } : {}),
  };
}

const limitDefault = 50;
const limitMaximum = 1000;

const listStatement = `
  select ${summaryColumns}
  from engine.request r
  left join engine.node n on n.id = r.node
  where ($1::text[] is null or r.state = any($1))
    and ($2::text is null or strpos(lower(r.title), lower($2)) > 0)
    and ($3::text is null or r.trustee = $3)
    and ($4::timestamptz is null or r.accepted_at >= $4)
    and ($5::uuid is null or r.id < $5)
    and ($6::uuid is null or r.batch_id = $6)
    and ($8::timestamptz is null or r.accepted_at < $8)
    and ($9::text is null or strpos(lower(r.trustee), lower($9)) > 0)
    and ($10::text is null or ${names('r.trace', 1)} or exists (
      -- A step that may hold secrets begins with another byte and cannot be read here.
      select from engine.step s
      where s.request_id = r.id
        and case when get_byte(s.content, 0) = 0 then ${names('s.content', 2)} else false end
    ))
  order by r.id desc
  limit $7`;

/** Whether JSON in bytes has the text that is looked for, from a byte on. */
function names(column: string, from: number): string {
  return `strpos(lower(convert_from(substring(${column} from ${from}), 'UTF8')), lower($10)) > 0`;
}

/** Requests, newest first. */
export async function listRequests(pool: pg.Pool, filter: RequestFilter): Promise<RequestSummary[]> {
  const { rows } = await pool.query<SummaryRow>(listStatement, [
    filter.states ?? null,
    filter.title ?? null,
    filter.trustee ?? null,
    filter.since ?? null,
    filter.after ?? null,
    filter.batchId ?? null,
    Math.min(filter.limit ?? limitDefault, limitMaximum),
    filter.until ?? null,
    filter.caller ?? null,
    // As it stands inside of JSON.
    filter.about === undefined ? null : JSON.stringify(filter.about).slice(1, -1),
  ]);
  return rows.map(readSummary);
}
