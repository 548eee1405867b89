import type { PreparedComponents } from './host.ts';
import type { Wanted } from './inventory.ts';
import { writeLog } from './log.ts';
import { prepareWanted, reportItems, type ServerParts, verifyComponents } from './server-components.ts';
import { type Presence, type Registration, registerServer } from './servers.ts';
import { tellFault } from './tell-fault.ts';

export interface AgentOptions extends ServerParts {
  readonly connectionString: string;
  readonly registration: Registration;
  /** What the server has loaded at its start. */
  readonly loaded: PreparedComponents;
  /** Called with each beat: takes up what an operator's process left when it died. */
  recover(): Promise<void>;
  readonly logger: { warn(details: object, message: string): void };
}

/** The part of a server that does what deployment asks of it. */
export interface Agent {
  stop(): Promise<void>;
}

const beatMilliseconds = 1000;
export const deployChannel = 'tenantry_deploy';

interface Assignment {
  readonly id: number;
  readonly change_id: number | null;
  readonly kind: 'stage' | 'switch' | 'verify';
  readonly components: readonly string[];
  readonly after: Wanted | null;
}

/** Registers this process as a server and does its assignments, one after the other. */
export async function startAgent(options: AgentOptions): Promise<Agent> {
  const { pool, registration, logger } = options;
  let { loaded } = options;
  let stopping = false;
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let recovering = false;
  const presence = await join();

  await catchUp();
  wake();
  beat();
  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await working;
      await presence.end();
    },
  };

  async function join(): Promise<Presence> {
    const joined = await registerServer(options.connectionString, registration);
    joined.client.on('notification', () => wake());
    await joined.client.query(`listen ${deployChannel}`);
    return joined;
  }

  /** Between the reading of what is to be and the registration another deployment may have ended. */
  async function catchUp(): Promise<void> {
    const { prepared, here } = await prepareWanted(options, registration);
    await prepared.use();
    loaded = prepared;
    await reportItems(pool, registration.name, here);
    await pool.query("update deploy.assignment set state = 'dropped' where server = $1 and state = 'waiting'", [
      registration.name,
    ]);
  }

  function beat(): void {
    timer = setTimeout(async () => {
      await presence
        .beat()
        .catch((error: unknown) => logger.warn({ error }, 'the server could not show that it lives'));
      wake();
      if (!recovering) {
        recovering = true;
        void options
          .recover()
          .catch((error: unknown) => logger.warn({ error }, 'an interrupted deployment could not be undone'))
          .finally(() => {
            recovering = false;
          });
      }
      if (!stopping) beat();
    }, beatMilliseconds);
    timer.unref();
  }

  function wake(): void {
    working = working.then(work).catch((error: unknown) => logger.warn({ error }, 'assignments could not be read'));
  }

  async function work(): Promise<void> {
    if (stopping) return;
    const { rows } = await pool.query<Assignment>(
      `select a.id, a.change_id, a.kind, a.components, c.after
      from deploy.assignment a
      left join deploy.change c on c.id = a.change_id
      where a.server = $1 and a.state = 'waiting'
      order by a.id`,
      [registration.name],
    );
    for (const row of rows) await fulfil(row);
  }

  async function fulfil(assignment: Assignment): Promise<void> {
    const { id, kind, change_id: changeId } = assignment;
    const about = { ...(changeId === null ? {} : { changeId }), server: registration.name };
    try {
      await perform(assignment);
      await pool.query("update deploy.assignment set state = 'done', ended_at = now() where id = $1", [id]);
      await writeLog(pool, { ...about, line: `${kind}: done` });
    } catch (error) {
      const { code, message } = tellFault(error);
      await pool.query(
        "update deploy.assignment set state = 'failed', code = $2, message = $3, ended_at = now() where id = $1",
        [id, code, message],
      );
      await writeLog(pool, { ...about, line: `${kind}: ${code}: ${message}` });
    }
    await pool.query(`select pg_notify('${deployChannel}', 'done')`);
  }

  async function perform({ kind, components, after }: Assignment): Promise<void> {
    if (kind === 'verify') return verifyComponents(options, registration, { components, prepared: loaded });
    const { prepared, here } = await prepareWanted(
      options,
      registration,
      kind === 'stage' && after ? after : undefined,
    );
    if (kind === 'stage') return;
    await prepared.use();
    loaded = prepared;
    await reportItems(pool, registration.name, here);
  }
}
