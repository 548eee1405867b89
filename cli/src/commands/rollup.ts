import { resolve } from 'node:path';

import {
  applyRollup,
  checkRollup,
  listRollupFiles,
  listRollups,
  type RollupCheck,
  revertRollup,
} from '@tenantry/deploy';
import type { Command } from 'commander';

import { operatorName } from '../deployment/operator.ts';
import { exitCodes } from '../exit-codes.ts';
import { renderTable } from '../terminal/table.ts';
import type { CommandContext } from './command-context.ts';
import { withInstallation } from './with-installation.ts';

/** `tenantry rollup ...`: an update of many components at once, applied as a whole or not at all. */
export function addRollupCommand(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const rollup = program
    .command('rollup')
    .description('Applies update rollups: on all servers, as a whole or not at all.');

  rollup
    .command('check')
    .description('Says what a rollup would do and what stands in its way. Nothing is done.')
    .argument('<file>', 'manifest of the rollup, with its packages beside it')
    .action(async (file: string, _: unknown, self: Command) => {
      await withInstallation({ context, command: self, lenient: true }, async ({ deployment }) => {
        const checked = await checkRollup(deployment, resolve(context.folder, file));
        show(context, self, checked);
        if (checked.faults.length > 0) context.end(exitCodes.failed);
      });
    });
  rollup
    .command('apply')
    .description('Applies a rollup. When anything fails, everything is as before.')
    .argument('<file>', 'manifest of the rollup, with its packages beside it')
    .action(async (file: string, _: unknown, self: Command) => {
      await withInstallation({ context, command: self, lenient: true }, async ({ deployment }) => {
        const parts = { ...deployment, onStep: (line: string) => terminal.note(line) };
        const { manifest } = await applyRollup(parts, resolve(context.folder, file), operatorName());
        terminal.print(`Rollup ${manifest.id} is applied.`);
      });
    });
  rollup
    .command('revert')
    .description('Takes the last rollup back.')
    .argument('[id]', 'the one that must be the last')
    .action(async (id: string | undefined, _: unknown, self: Command) => {
      await withInstallation({ context, command: self, lenient: true }, async ({ deployment }) => {
        const parts = { ...deployment, onStep: (line: string) => terminal.note(line) };
        terminal.print(`Rollup ${await revertRollup(parts, id, operatorName())} is reverted.`);
      });
    });
  rollup
    .command('history')
    .description('Lists the rollups that were applied, newest first.')
    .action(async (_: unknown, self: Command) => {
      await withInstallation({ context, command: self, lenient: true }, async ({ deployment }) => {
        const records = await listRollups(deployment);
        if (self.optsWithGlobals()['json']) terminal.print(JSON.stringify(records, null, 2));
        else {
          const rows = records.map(({ id, title, state, operator, appliedAt }) => [
            id,
            state,
            appliedAt.toISOString().slice(0, 19),
            operator,
            title,
          ]);
          terminal.print(renderTable([['rollup', 'state', 'applied', 'by', ''], ...rows]));
        }
      });
    });
  rollup
    .command('files')
    .description('Shows for each server file, version, size, date and digest beside what the last rollup says.')
    .action(async (_: unknown, self: Command) => {
      await withInstallation({ context, command: self, lenient: true }, async ({ deployment }) => {
        const files = await listRollupFiles(deployment);
        if (self.optsWithGlobals()['json']) terminal.print(JSON.stringify(files, null, 2));
        else {
          const rows = files.map(({ server, file, version, size, date, sha512, expected, isRight }) => [
            server,
            file,
            version ?? '',
            size === null ? '' : String(size),
            date?.toISOString().slice(0, 16) ?? '',
            sha512?.slice(0, 16) ?? '',
            isRight ? 'as in the rollup' : `should be ${expected}`,
          ]);
          terminal.print(renderTable([['server', 'file', 'version', 'bytes', 'date (UTC)', 'SHA-512', ''], ...rows]));
        }
        if (files.some(({ isRight }) => !isRight)) context.end(exitCodes.failed);
      });
    });
}

function show({ terminal }: CommandContext, command: Command, checked: RollupCheck): void {
  const { manifest, changes, migrations, initialize, servers } = checked;
  const faults = checked.faults.map(({ code, message }) => ({ code, message }));
  if (command.optsWithGlobals()['json']) {
    terminal.print(JSON.stringify({ ...checked, faults }, null, 2));
    return;
  }
  terminal.print(`Rollup ${manifest.id}: ${manifest.title}, ${manifest.date}`);
  terminal.print(
    renderTable([
      ['component', 'from', 'to'],
      ...changes.map(({ component, from, to }) => [component, from ?? '', to]),
    ]),
  );
  for (const { schema, name } of migrations) terminal.print(`migration ${name} of ${schema}`);
  for (const { namespace, procedure } of initialize) terminal.print(`executes ${namespace}::${procedure}`);
  terminal.print(`on ${servers.join(', ')}`);
  for (const { fault, component } of manifest.fixes) terminal.print(`fixes ${component}: ${fault}`);
  for (const { code, message } of faults) terminal.note(`${terminal.styleNote('red', code)}: ${message}`);
  terminal.print(faults.length > 0 ? 'It cannot be applied.' : 'It can be applied.');
}
