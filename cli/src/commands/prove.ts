import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Command } from 'commander';
import pg from 'pg';

import { createCrashChildren } from '../crash/crash-children.ts';
import { type CrashedRequest, crashRequest } from '../crash/crash-matrix.ts';
import { readCrashRequests } from '../crash/crash-requests.ts';
import { renderRequest, renderSummary, summarize } from '../crash/print-report.ts';
import { startPostgres } from '../embedded-postgres/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { openInstallation } from '../installation.ts';
import { createLogger } from '../logger.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { addProveIsolationCommand } from './prove-isolation.ts';
import { readCount } from './read-count.ts';

interface Options extends CommonOptions {
  readonly every: string;
  readonly quick?: true;
  readonly once?: true;
  readonly lanes: string;
  readonly only?: string;
}

const lanesMaximum = 16;
/** Of some thousand moments. */
const quickEvery = 900;

/** `tenantry prove crash`: kills engines and shows that nothing is left half. `tenantry prove isolation`: see there. */
export function addProveCommand(program: Command, context: CommandContext): void {
  const prove = program.command('prove').description('Proves what is promised, in an installation of its own.');
  addProveIsolationCommand(prove, context);
  prove
    .command('crash')
    .description(
      'Kills the engine at every moment of requests that reach every procedure, lets another one take over, and compares.',
    )
    .option(
      '--every <n>',
      'try only every n-th moment; with --once, each procedure after its intent and its first change, and every n-th of its other moments',
      '1',
    )
    .option('--quick', 'a sample of the moments, in about half a minute')
    .option('--once', 'each moment of each procedure once, instead of in every request that comes to it')
    .option('--lanes <n>', 'so many installations side by side', '3')
    .option('--only <text>', 'kill only in requests with this text in their name; the others are just run')
    .action(async (_: unknown, self: Command) => {
      await proveCrash(context, self.optsWithGlobals<Options>());
    });
}

async function proveCrash(context: CommandContext, options: Options): Promise<void> {
  const { terminal, interrupted } = context;
  const lanes = readCount('--lanes', options.lanes, lanesMaximum);
  const every = options.quick ? quickEvery : readCount('--every', options.every, 1_000_000);
  // The server may run as another user, who has to get in.
  const tried = options.once ? new Set<string>() : undefined;
  const data = await mkdtemp(join(tmpdir(), 'tenantry-crash-'));
  await chmod(data, 0o711);
  const postgres = await startPostgres({ dataDirectory: join(data, 'postgres'), say: terminal.note });
  const children = createCrashChildren(lanes + 1, {
    // Loading costs a child more than what it has to do, and one that is killed keeps nothing for those after it.
    NODE_COMPILE_CACHE: join(data, 'compile-cache'),
    ...context.environment,
  });
  try {
    const walks = Array.from({ length: lanes }, (_, lane) =>
      walk(context, {
        lane,
        lanes,
        every,
        data,
        server: postgres.connectionString,
        children,
        only: options.only,
        tried,
      }),
    );
    const walked = await Promise.all(walks);
    if (interrupted.aborted) return;

    const requests = merge(walked.map(({ requests: own }) => own));
    // Once means each procedure at its first change at least.
    const complete = (every === 1 || tried !== undefined) && options.only === undefined;
    const summary = summarize(requests, walked[0]?.writeProcedures ?? [], complete);
    const proven = summary.halfObjects === 0 && summary.missed.length === 0;
    context.end(proven ? exitCodes.done : exitCodes.failed);
    if (options.json) {
      terminal.print(JSON.stringify({ ...summary, details: requests }, null, 2));
    } else {
      for (const request of requests) terminal.print(renderRequest(request, terminal));
      terminal.print(renderSummary(summary, terminal));
    }
  } finally {
    children.close();
    await postgres.stop();
    await rm(data, { recursive: true, force: true });
  }
}

interface Walk {
  readonly lane: number;
  readonly lanes: number;
  readonly every: number;
  readonly data: string;
  readonly server: string;
  readonly children: ReturnType<typeof createCrashChildren>;
  readonly only: string | undefined;
  /** Moments that some lane has tried, where each is tried once. */
  readonly tried: Set<string> | undefined;
}

/** Goes through the whole sample on a database of its own. The lanes share the moments among them. */
async function walk(
  { terminal, interrupted, log }: CommandContext,
  { lane, lanes, every, data, server, children, only, tried }: Walk,
): Promise<{ readonly requests: CrashedRequest[]; readonly writeProcedures: string[] }> {
  const databaseUrl = await createDatabase(server, `lane_${lane + 1}`);
  const order = { databaseUrl, data, keyFile: join(data, 'secret.key') };
  const installation = await openInstallation({
    settings: { ...order, retentionMonths: 1 },
    logger: createLogger({ level: 'error', to: log }),
    queue: false,
    name: `engine that takes over, lane ${lane + 1}`,
  });
  const requests: CrashedRequest[] = [];
  let kills = 0;
  try {
    for (const request of await readCrashRequests()) {
      if (interrupted.aborted) break;
      if (only !== undefined && !request.name.includes(only)) {
        await installation.client.submit({ what: request.what, caller: { trustee: 'system' } });
        continue;
      }
      const crashed = crashRequest(
        {
          installation,
          order,
          children,
          every: lanes * every,
          turn: lane * every,
          once: tried && { tried, lane, lanes, every },
          signal: interrupted,
          onResult: () => {
            kills++;
          },
        },
        request,
      );
      requests.push(await terminal.during(`lane ${lane + 1}: ${request.name}, ${kills} kills so far`, () => crashed));
    }
    const procedures = installation.client.procedures().filter(({ kind }) => kind === 'write');
    return { requests, writeProcedures: procedures.map(({ namespace, name }) => `${namespace}::${name}`) };
  } catch (cause) {
    if (interrupted.aborted) return { requests, writeProcedures: [] };
    throw cause;
  } finally {
    await installation.stop({ drainMilliseconds: 0 });
  }
}

async function createDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

/** The results of all lanes by request, in the order of the sample. */
function merge(lanes: readonly (readonly CrashedRequest[])[]): CrashedRequest[] {
  const [first = []] = lanes;
  return first.map((request, index) => ({
    ...request,
    results: lanes.flatMap((lane) => lane[index]?.results ?? []),
  }));
}
