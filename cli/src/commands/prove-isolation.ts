import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Command } from 'commander';

import { startPostgres } from '../embedded-postgres/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { renderProofs, summarizeProofs } from '../isolation/print-proof.ts';
import { proveIsolation } from '../isolation/prove-isolation.ts';
import { createLogger } from '../logger.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { readCount } from './read-count.ts';

interface Options extends CommonOptions {
  readonly cases: string;
  readonly lanes: string;
  readonly only?: string;
}

const casesMaximum = 10_000_000;
const lanesMaximum = 16;

/** `tenantry prove isolation`: shows that no argument reaches another tenant. */
export function addProveIsolationCommand(prove: Command, context: CommandContext): void {
  prove
    .command('isolation')
    .description(
      'Names objects of other tenants in every argument of every procedure, and expects that nothing comes of it.',
    )
    .option('--cases <n>', 'about so many cases', '10000')
    .option('--lanes <n>', 'so many installations side by side', '2')
    .option('--only <text>', 'only procedures with this text in their name')
    .action(async (_: unknown, self: Command) => {
      await run(context, self.optsWithGlobals<Options>());
    });
}

async function run(context: CommandContext, options: Options): Promise<void> {
  const { terminal, interrupted, log } = context;
  const cases = readCount('--cases', options.cases, casesMaximum);
  const lanes = readCount('--lanes', options.lanes, lanesMaximum);
  // The server may run as another user, who has to get in.
  const data = await mkdtemp(join(tmpdir(), 'tenantry-isolation-'));
  await chmod(data, 0o711);
  const postgres = await startPostgres({ dataDirectory: join(data, 'postgres'), durable: false, say: terminal.note });
  try {
    const proving = proveIsolation({
      server: postgres.connectionString,
      data,
      cases,
      lanes,
      ...(options.only === undefined ? {} : { only: options.only }),
      logger: createLogger({ level: 'error', to: log }),
      signal: interrupted,
    });
    const proofs = await terminal.during(`trying about ${cases} cases`, () => proving);
    if (interrupted.aborted) return;

    context.end(proofs.every(({ breaches }) => breaches.length === 0) ? exitCodes.done : exitCodes.failed);
    if (options.json) terminal.print(JSON.stringify({ ...summarizeProofs(proofs), details: proofs }, null, 2));
    else terminal.print(renderProofs(proofs, terminal));
  } finally {
    await postgres.stop();
    await rm(data, { recursive: true, force: true });
  }
}
