import { readFileSync } from 'node:fs';

import { ProvisioningError } from '@tenantry/engine';
import { Command, CommanderError } from 'commander';

import { addBackupCommands } from './commands/backup.ts';
import { addBooksCommand } from './commands/books.ts';
import { addCancelCommand } from './commands/cancel.ts';
import type { CommandContext } from './commands/command-context.ts';
import { addComponentCommand } from './commands/component.ts';
import { addDeployCommand } from './commands/deploy.ts';
import { addDescribeCommand } from './commands/describe.ts';
import { addDirectoryCommand } from './commands/directory.ts';
import { addEditCommand } from './commands/edit.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addImportCommand } from './commands/import.ts';
import { addNamespaceCommand } from './commands/namespace.ts';
import { addOabCommand } from './commands/oab.ts';
import { addPlanCommand } from './commands/plan.ts';
import { addProceduresCommand } from './commands/procedures.ts';
import { addProveCommand } from './commands/prove.ts';
import { addPublisherCommand } from './commands/publisher.ts';
import { addRequestsCommand } from './commands/requests.ts';
import { addRetryCommand } from './commands/retry.ts';
import { addRollupCommand } from './commands/rollup.ts';
import { addRunCommand } from './commands/run.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSkipCommand } from './commands/skip.ts';
import { addSubmitCommand } from './commands/submit.ts';
import { addTokenCommand } from './commands/token.ts';
import { exitCodeSentences, exitCodes } from './exit-codes.ts';
import { foreignRefusal } from './foreign-refusal.ts';
import { readSettings } from './settings.ts';
import { addSettings } from './settings-options.ts';
import type { Surroundings } from './surroundings.ts';
import { printable } from './terminal/printable.ts';

const unreachableCodes =
  /^(POSTGRES_|CLI_DATABASE_|CLI_SYSTEM_|CLI_KEY_|CLI_PORT_|CLI_INSTALLATION_|ENGINE_SCHEMA_|ENGINE_MIGRATION_|ENGINE_KEY_|DEPLOY_SERVER_NAME_|DIRECTORY_CONTROLLER_|DIRECTORY_CERTIFICATE_)/;
const usageCodes = /^CLI_/;

/** Runs a command line; gives the exit code. Throws nothing. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode: number | undefined;
  const program = new Command('tenantry');
  const context: CommandContext = {
    ...surroundings,
    settings: (command) =>
      readSettings({
        flags: command.optsWithGlobals(),
        environment: surroundings.environment,
        folder: surroundings.folder,
      }),
    end: (code) => {
      exitCode = code;
    },
  };

  program
    .description('Provisions hosted messaging: organizations, users, mailboxes. All or nothing.')
    .version(version())
    .option('--json', 'print the result as JSON')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help for the usage.')
    .addHelpText(
      'after',
      `\nExit codes:\n${exitCodeSentences.map(([code, text]) => `  ${`${code}`.padEnd(4)} ${text}`).join('\n')}`,
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.terminal.print(text.trimEnd()),
      writeErr: (text) => surroundings.terminal.note(text.trimEnd()),
    });
  addSettings(program, 'all');
  for (const add of commands) add(program, context);

  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode ?? (surroundings.interrupted.aborted ? exitCodes.interrupted : exitCodes.done);
  } catch (cause) {
    return tell(foreignRefusal(cause) ?? cause, { surroundings, json: program.opts()['json'] === true });
  }
}

const commands = [
  addServeCommand,
  addSubmitCommand,
  addRunCommand,
  addPlanCommand,
  addRequestsCommand,
  addExplainCommand,
  addRetryCommand,
  addCancelCommand,
  addSkipCommand,
  addEditCommand,
  addProceduresCommand,
  addDescribeCommand,
  addDirectoryCommand,
  addImportCommand,
  addNamespaceCommand,
  addOabCommand,
  addDeployCommand,
  addRollupCommand,
  addPublisherCommand,
  addTokenCommand,
  addComponentCommand,
  addBackupCommands,
  addBooksCommand,
  addProveCommand,
];

function tell(cause: unknown, { surroundings, json }: { surroundings: Surroundings; json: boolean }): number {
  // Commander has told its own faults; help and version come this way, too.
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  const { terminal } = surroundings;
  if (cause instanceof ProvisioningError) {
    if (json) terminal.print(JSON.stringify({ error: { code: cause.code, message: cause.message } }, null, 2));
    else terminal.note(`${terminal.styleNote('red', cause.code)}: ${printable(cause.message)}`);
    if (unreachableCodes.test(cause.code)) return exitCodes.unreachable;
    return usageCodes.test(cause.code) ? exitCodes.usage : exitCodes.failed;
  }
  // A fault of the program: its author needs the stack.
  terminal.note(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return exitCodes.fault;
}

function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}
