import type pg from 'pg';

import { deployChannel } from './agent.ts';
import type { ChangeParts } from './change-parts.ts';
import type { Step } from './change-record.ts';
import { ServerFailed, ServerLate, ServerSilent } from './errors.ts';
import { writeLog } from './log.ts';
import { listServers, type Server, silentSeconds } from './servers.ts';

const waitSeconds = 60;
const lookMilliseconds = 100;

/** What a running change tells and asks. */
export function runOf(parts: ChangeParts, id: number) {
  const { pool } = parts;
  const say = async (line: string) => {
    parts.onStep?.(line);
    await writeLog(pool, { changeId: id, line });
  };
  return {
    say,
    /** The intent is durable before anything of the step is done. */
    async begin(step: Step) {
      await pool.query('update deploy.change set step = $2 where id = $1', [id, step]);
      await say(step);
    },
    /** Asks servers for something and waits until all have done it. */
    async assign(kind: 'stage' | 'switch' | 'verify', servers: readonly Server[], components: readonly string[] = []) {
      const names = servers.map(({ name }) => name);
      const { rows } = await pool.query<{ id: number }>(
        `insert into deploy.assignment (change_id, server, kind, components)
        select $1, s, $3, $4 from unnest($2::text[]) s
        returning id`,
        [id, names, kind, components],
      );
      await pool.query(`select pg_notify('${deployChannel}', 'assigned')`);
      await waitFor(
        parts,
        rows.map((row) => row.id),
      );
      await say(`${kind} on ${names.join(', ')}`);
    },
  };
}

/** Waits until servers have done what was asked of them; what they have not begun is taken back when one is silent, late or fails. */
export async function waitFor({ pool }: Pick<ChangeParts, 'pool'>, ids: readonly number[]): Promise<void> {
  const deadline = performance.now() + waitSeconds * 1000;
  for (;;) {
    const { rows } = await pool.query<{ server: string; state: string; code: string; message: string }>(
      "select server, state, code, message from deploy.assignment where id = any($1) and state <> 'done'",
      [ids],
    );
    const failed = rows.find(({ state }) => state === 'failed');
    if (failed) throw ServerFailed(failed.server, failed.code, failed.message);
    const [waiting] = rows;
    if (!waiting) return;
    const alive = (await listServers(pool)).filter(({ state }) => state === 'running').map(({ name }) => name);
    const gone = rows.find(({ server, state }) => state === 'dropped' || !alive.includes(server));
    if (gone) {
      await drop(pool, ids);
      throw ServerSilent(gone.server, String(silentSeconds));
    }
    if (performance.now() > deadline) {
      await drop(pool, ids);
      throw ServerLate(waiting.server, String(waitSeconds));
    }
    await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
  }
}

async function drop(pool: pg.Pool, ids: readonly number[]): Promise<void> {
  await pool.query("update deploy.assignment set state = 'dropped' where id = any($1) and state = 'waiting'", [ids]);
}
