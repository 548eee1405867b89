import { join } from 'node:path';

import type { EngineLogger } from '@tenantry/engine/host';
import pg from 'pg';

import { type Installation, openInstallation } from '../installation.ts';
import { runProcedure } from '../two-tenants/call.ts';
import { type HostingPaths, provisionTwoTenants } from '../two-tenants/provision-two-tenants.ts';
import { type TwoTenants, twoTenants } from '../two-tenants/two-tenants.ts';
import { addForeigners, addOwnObjects } from './foreign-world.ts';
import type { OwnObjects, Position } from './positions.ts';
import { type ProcedureProof, type ProofOptions, proveProcedure } from './prove-procedure.ts';
import { type PublicProcedure, publicProcedures } from './public-procedures.ts';

export interface IsolationOptions {
  /** A PostgreSQL server on which databases may be made and dropped. */
  readonly server: string;
  /** Folder for the key. */
  readonly data: string;
  /** About how many cases are tried altogether. */
  readonly cases: number;
  /** How many procedures at a time. */
  readonly lanes: number;
  /** Only procedures with this text in their name. */
  readonly only?: string;
  /** Calls instead of the administrators; to see that the proof can fail. */
  readonly trustee?: ProofOptions['trustee'];
  readonly logger: EngineLogger;
  readonly signal: AbortSignal;
  onProof?(proof: ProcedureProof): void;
}

/** Arguments that name objects by their type get more of the cases than free texts. */
const objectWeight = 3;
const template = 'isolation_template';

/** Tries the wall between tenants at every argument of every public procedure. */
export async function proveIsolation(options: IsolationOptions): Promise<ProcedureProof[]> {
  const { only = '', lanes, signal } = options;
  const all = publicProcedures().filter(({ name }) => name.includes(only));
  const weights = all.flatMap(({ positions }) => positions).reduce((sum, position) => sum + weightOf(position), 0);
  const casesFor = (position: Position) => Math.ceil((options.cases * weightOf(position)) / weights);

  const world = await makeTemplate(options);
  const waiting = [...all];
  const proofs = new Map<string, ProcedureProof>();
  const lane = async (number: number) => {
    while (waiting.length > 0 && !signal.aborted) {
      for await (const proof of proveOnCopy({ ...options, ...world, casesFor }, waiting, `isolation_${number}`)) {
        proofs.set(proof.name, proof);
        options.onProof?.(proof);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number + 1)));
  return all.flatMap(({ name }) => proofs.get(name) ?? []);
}

function weightOf({ kind }: Position): number {
  return kind === undefined ? 1 : objectWeight;
}

interface World {
  readonly paths: HostingPaths;
  readonly own: OwnObjects;
}

async function makeTemplate(options: IsolationOptions): Promise<World> {
  await administer(options, `drop database if exists ${template} with (force)`);
  await administer(options, `create database ${template}`);
  const installation = await open(options, template);
  try {
    const run = runAs(installation);
    const paths = await provisionTwoTenants(run);
    const tenants = twoTenants({ run, paths, directory: installation.directory });
    await addForeigners(tenants);
    return { paths, own: await addOwnObjects(tenants) };
  } finally {
    await installation.stop({ drainMilliseconds: 0 });
  }
}

interface CopyOptions extends IsolationOptions, World, Pick<ProofOptions, 'casesFor'> {}

/** A request prepares what it needs in its hoster; as long as none has needed anything, the next procedure takes the same. */
async function* proveOnCopy(
  options: CopyOptions,
  waiting: PublicProcedure[],
  name: string,
): AsyncGenerator<ProcedureProof> {
  const { paths, casesFor, own, signal, trustee } = options;
  await administer(options, `create database ${name} template ${template} strategy wal_log`);
  const installation = await open(options, name);
  try {
    const tenants = twoTenants({ run: runAs(installation), paths, directory: installation.directory });
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const proof = await proveProcedure(next, {
        installation,
        tenants,
        own,
        casesFor,
        ...(trustee ? { trustee } : {}),
      });
      yield proof;
      if (proof.prepared || proof.breaches.length > 0) return;
    }
  } finally {
    await installation.stop({ drainMilliseconds: 0 });
    await administer(options, `drop database ${name} with (force)`);
  }
}

function runAs({ client }: Installation): TwoTenants['run'] {
  return (name, input, trustee = 'system') => runProcedure(client, { name, input, trustee });
}

function open({ data, logger, server }: IsolationOptions, database: string): Promise<Installation> {
  return openInstallation({
    settings: { data, databaseUrl: addressOf(server, database), keyFile: join(data, 'secret.key'), retentionMonths: 1 },
    logger,
    queue: false,
    migrate: database === template,
    name: 'engine of the isolation proof',
  });
}

async function administer({ server }: IsolationOptions, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(server, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function addressOf(server: string, database: string): string {
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.href;
}
