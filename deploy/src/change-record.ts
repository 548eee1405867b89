import type pg from 'pg';

import type { Level } from './host.ts';
import type { Initialization } from './initialization.ts';
import type { Wanted } from './inventory.ts';

/** The order of the steps is the order in which they are undone backward. */
export const steps = ['copying', 'staging', 'migrating', 'switching', 'verifying', 'initializing'] as const;

export type Step = (typeof steps)[number];

/** A change in the database: whoever comes after the process that began it undoes it by this. */
export interface ChangeRow {
  readonly id: number;
  readonly kind: ChangeKind;
  readonly title: string;
  readonly operator: string;
  readonly state: 'under-way' | 'undoing';
  readonly step: Step;
  readonly before: Wanted;
  readonly levels: readonly Level[];
  readonly copied: readonly string[];
  readonly initialize: readonly Initialization[];
}

/** Why the installation changes. */
export type ChangeKind = 'deployment' | 'rollup' | 'revert';

/** Whether a change is under way: tables may be ahead of the components then. */
export async function isChanging(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query("select from deploy.change where state in ('under-way', 'undoing')");
  return rowCount !== 0;
}

/** The change that has not ended; there is one at most. */
export async function findOpen(pool: pg.Pool): Promise<ChangeRow | undefined> {
  const { rows } = await pool.query<ChangeRow>(
    `select id, kind, title, operator, state, step, before, levels, copied, initialize
    from deploy.change
    where state in ('under-way', 'undoing')`,
  );
  return rows[0];
}

/** The change has reached what was wanted. */
export async function finish(pool: pg.Pool, id: number): Promise<void> {
  await pool.query("update deploy.change set state = 'done', ended_at = now() where id = $1", [id]);
}

/** All statements of `work` or none. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // Whatever is under way fails when the connection breaks, and says so.
  client.on('error', ignore);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.off('error', ignore);
    client.release();
  }
}

function ignore(): void {}
