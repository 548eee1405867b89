import type { Pool } from 'pg';

import { ActionSenseless, NoSuchServer } from './errors.ts';
import { writeLog } from './log.ts';
import type { ServerParts } from './server-components.ts';
import { listServers } from './servers.ts';
import type { ItemState } from './tree.ts';

/** A change of the installation in the history. */
export interface ChangeRecord {
  readonly id: number;
  readonly kind: 'deployment' | 'rollup' | 'revert';
  readonly title: string;
  readonly operator: string;
  readonly state: 'under-way' | 'undoing' | 'done' | 'undone';
  readonly step: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly code: string | null;
  readonly message: string | null;
}

/** Every change, newest first. */
export async function listChanges(pool: Pool, limit = 100): Promise<ChangeRecord[]> {
  const { rows } = await pool.query<ChangeRecord>(
    `select id, kind, title, operator, state, step, started_at as "startedAt", ended_at as "endedAt", code, message
    from deploy.change
    order by id desc
    limit $1`,
    [limit],
  );
  return rows;
}

/** Sets the recorded state of something without doing anything. Gives how many records that were. */
export async function forceState(
  pool: Pool,
  order: {
    readonly component: string;
    readonly state: ItemState;
    readonly server?: string;
    readonly procedure?: string;
  },
): Promise<number> {
  const { component, state, server, procedure = '' } = order;
  const { rowCount } = await pool.query(
    `update deploy.item
    set state = $2, message = null, changed_at = now()
    where component = $1 and procedure = $3 and ($4::text is null or server = $4)`,
    [component, state, procedure, server ?? null],
  );
  if (rowCount === 0)
    throw ActionSenseless(`Nothing is recorded of ${component} there.`, 'See "tenantry deploy tree".');
  await writeLog(pool, { component, server: server ?? '', line: `state forced to ${state}` });
  return rowCount ?? 0;
}

/** Where things are. */
export interface Locations {
  readonly packages: string;
  /** Folder with what is installed, the history and the logs as files; null where none is wanted. */
  readonly configuration: string | null;
  readonly publishers: readonly string[];
}

export async function readLocations({ share, pool }: Pick<ServerParts, 'share' | 'pool'>): Promise<Locations> {
  const { rows } = await pool.query<{ folder: string | null }>(
    'select configuration_share as folder from deploy.installation',
  );
  return {
    packages: await share.folder(),
    configuration: rows[0]?.folder ?? null,
    publishers: [...(await share.publishers()).keys()],
  };
}

export async function setConfigurationShare(pool: Pool, folder: string): Promise<void> {
  await pool.query('update deploy.installation set configuration_share = $1', [folder]);
}

export async function setPackageShare(pool: Pool, folder: string): Promise<void> {
  await pool.query('update deploy.installation set package_share = $1', [folder]);
}

/** Takes out a server that will not come back; one that runs stays. */
export async function forgetServer(pool: Pool, name: string): Promise<void> {
  const servers = await listServers(pool);
  const found = servers.find((each) => each.name === name);
  if (!found) throw NoSuchServer(name, servers.map((each) => each.name).join(', '));
  if (found.state === 'running') throw ActionSenseless(`${name} is running.`, 'Stop it first.');
  await pool.query('delete from deploy.server where name = $1', [name]);
  await pool.query('delete from deploy.placement where server = $1', [name]);
  await pool.query('delete from deploy.item where server = $1', [name]);
}

/** Trusts a publisher from now on. */
export async function addPublisher(
  pool: Pool,
  { name, publicKey, operator }: { readonly name: string; readonly publicKey: string; readonly operator: string },
): Promise<void> {
  await pool.query(
    `insert into deploy.publisher (name, public_key, added_by)
    values ($1, $2, $3)
    on conflict (name) do update set public_key = excluded.public_key, added_by = excluded.added_by, added_at = now()`,
    [name, publicKey, operator],
  );
}

export async function removePublisher(pool: Pool, name: string): Promise<void> {
  const { rowCount } = await pool.query('delete from deploy.publisher where name = $1', [name]);
  if (rowCount === 0)
    throw ActionSenseless(`No publisher ${name} is trusted.`, 'List them with "tenantry publisher list".');
}
