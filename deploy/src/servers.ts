import pg from 'pg';

import { ServerNameTaken } from './errors.ts';

export const roles = ['engine', 'web'] as const;

export type ServerRole = (typeof roles)[number];

/** A process of the installation. */
export interface Server {
  readonly name: string;
  readonly roles: readonly ServerRole[];
  readonly address: string | undefined;
  readonly process: string;
  /** Silent: it should be running, but nothing is heard of it. */
  readonly state: 'running' | 'silent' | 'stopped';
  readonly silentSeconds: number;
}

export interface Registration {
  readonly name: string;
  readonly roles: readonly ServerRole[];
  readonly address?: string;
  readonly process: string;
}

/** One that has died is known at once by its session; this is for one that hangs, or whose host is overloaded. */
export const silentSeconds = 10;

/** Advisory lock that the session of a running server holds; its second number is that of the server. */
const livenessClass = 746112;

const listStatement = `
  select s.name, s.roles, s.address, s.process,
    case
      when s.state = 'stopped' then 'stopped'
      when s.heartbeat_at < now() - interval '${silentSeconds} seconds' then 'silent'
      when exists (
        select
        from pg_locks l
        where l.locktype = 'advisory'
          and l.database = (select oid from pg_database where datname = current_database())
          and l.classid = ${livenessClass}
          and l.objid = s.number::oid
          and l.granted
      ) then 'running'
      else 'silent'
    end as state,
    extract(epoch from now() - s.heartbeat_at)::integer as "silentSeconds"
  from deploy.server s
  order by s.name`;

/** All servers that have ever been there and were not taken out. */
export async function listServers(database: Pick<pg.Pool, 'query'>): Promise<Server[]> {
  const { rows } = await database.query<Server & { address: string | null }>(listStatement);
  return rows.map((row) => ({ ...row, address: row.address ?? undefined }));
}

/** The session that shows that a server lives. */
export interface Presence {
  readonly client: pg.Client;
  beat(): Promise<void>;
  /** Says good-bye. */
  end(): Promise<void>;
}

const registerStatement = `
  insert into deploy.server (name, roles, address, process, state)
  values ($1, $2, $3, $4, 'running')
  on conflict (name) do update
  set roles = excluded.roles, address = excluded.address, process = excluded.process, state = 'running',
    started_at = now(), heartbeat_at = now()
  returning number`;

/** Registers a server. One whose process has died comes back under its name at once. */
export async function registerServer(connectionString: string, registration: Registration): Promise<Presence> {
  const { name, address, process } = registration;
  const client = new pg.Client({ connectionString, application_name: `tenantry server ${name}` });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows: known } = await client.query<{ number: number }>('select number from deploy.server where name = $1', [
      name,
    ]);
    if (known[0] && !(await tryLock(client, known[0].number))) throw ServerNameTaken(name);
    const { rows } = await client.query<{ number: number }>(registerStatement, [
      name,
      registration.roles,
      address ?? null,
      process,
    ]);
    if (!known[0] && !(await tryLock(client, rows[0]?.number ?? 0))) throw ServerNameTaken(name);
  } catch (cause) {
    await client.end();
    throw cause;
  }
  return {
    client,
    async beat() {
      await client.query("update deploy.server set heartbeat_at = now(), state = 'running' where name = $1", [name]);
    },
    async end() {
      await client.query("update deploy.server set state = 'stopped' where name = $1", [name]).catch(() => undefined);
      await client.end();
    },
  };
}

async function tryLock(client: pg.Client, number: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [
    livenessClass,
    number,
  ]);
  return rows[0]?.got === true;
}
