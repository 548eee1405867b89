import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { Command } from 'commander';

import { columns } from '../bulk/columns.ts';
import { createFailureReport } from '../bulk/failure-report.ts';
import { importUsers, type RowOutcome } from '../bulk/import-users.ts';
import { readUsers } from '../bulk/read-users.ts';
import { FileUnreadable } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { renderDuration } from '../terminal/duration.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { readCount } from './read-count.ts';
import { addCallerOption, readCaller } from './submission-options.ts';
import { withInstallation } from './with-installation.ts';

interface Options extends CommonOptions {
  readonly organization?: string;
  readonly plan?: string;
  readonly parallel: string;
  readonly failures?: string;
  readonly as?: string;
}

const parallelMaximum = 64;
const progressMilliseconds = 2000;

/** `tenantry import FILE.csv`: many users with their mailboxes. */
export function addImportCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('import')
    .description('Creates users with mailboxes from a CSV file, each in one transaction.')
    .argument('<file>', 'the file; its first line names the columns')
    .option('--organization <path>', 'organization of rows that name none')
    .option('--plan <name>', 'user plan of rows that name none; without one a user gets no mailbox')
    .option('--parallel <n>', 'so many rows at a time', '8')
    .option('--failures <file>', 'where rows that fail are written. Default: beside the file, with .failed.csv')
    .addHelpText(
      'after',
      `\nColumns:\n${renderColumns()}\n\nRun it again to take up where it stopped: what is done stays.`,
    );
  addCallerOption(command).action(async (file: string, _: unknown, self: Command) => {
    await run(context, { file, command: self, options: self.optsWithGlobals<Options>() });
  });
}

interface Run {
  readonly file: string;
  readonly command: Command;
  readonly options: Options;
}

async function run(context: CommandContext, { file, command, options }: Run): Promise<void> {
  const { terminal, interrupted } = context;
  const parallel = readCount('--parallel', options.parallel, parallelMaximum);
  const path = resolve(context.folder, file);
  await requireReadable(file, path);
  const failures = resolve(context.folder, options.failures ?? `${file.replace(/\.csv$/i, '')}.failed.csv`);
  const report = createFailureReport(failures);
  const counts = { done: 0, earlier: 0, failed: 0 };
  const started = performance.now();

  await withInstallation({ context, command }, async (installation) => {
    const tell = () => terminal.note(renderProgress(counts, performance.now() - started));
    const timer = setInterval(tell, progressMilliseconds);
    try {
      await importUsers(readUsers(file, createReadStream(path)), {
        client: installation.client,
        caller: await readCaller(installation, options.as),
        defaults: { organization: options.organization, plan: options.plan },
        parallel,
        signal: interrupted,
        async onRow(outcome: RowOutcome) {
          counts[outcome.state]++;
          if (outcome.state === 'failed') await report.add(outcome);
        },
      });
    } finally {
      clearInterval(timer);
      await report.close();
    }
  });

  const milliseconds = performance.now() - started;
  context.end(counts.failed === 0 ? exitCodes.done : exitCodes.failed);
  if (options.json) {
    terminal.print(JSON.stringify({ ...counts, milliseconds, ...(counts.failed > 0 ? { failures } : {}) }, null, 2));
    return;
  }
  terminal.print(renderProgress(counts, milliseconds));
  if (counts.failed > 0) terminal.print(`The rows that failed are in ${failures}; mend them and import that file.`);
}

function renderProgress(counts: Readonly<Record<RowOutcome['state'], number>>, milliseconds: number): string {
  const { done, earlier, failed } = counts;
  const rate = (done / Math.max(milliseconds, 1)) * 1000;
  const before = earlier > 0 ? `, ${earlier} were done before` : '';
  return `${done} created${before}, ${failed} failed, in ${renderDuration(milliseconds)} (${rate.toFixed(1)} a second)`;
}

async function requireReadable(file: string, path: string): Promise<void> {
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) throw FileUnreadable(file, 'it does not exist or may not be read');
}

function renderColumns(): string {
  return Object.entries(columns)
    .map(([name, sentence]) => `  ${name.padEnd(18)} ${sentence}`)
    .join('\n');
}
