import { resolve } from 'node:path';

import type { Command } from 'commander';

import { backup, restore } from '../backup/index.ts';
import { openDatabase, prepareBase } from '../installation.ts';
import type { CommandContext } from './command-context.ts';
import { withInstallation } from './with-installation.ts';

/** `tenantry backup FOLDER` and `tenantry restore FOLDER`. */
export function addBackupCommands(program: Command, context: CommandContext): void {
  const { terminal, folder } = context;
  program
    .command('backup')
    .description(
      'Writes the installation into a folder: databases at one moment, and packages. Keep the key file apart.',
    )
    .argument('<folder>', 'an empty folder, or one that is to be made')
    .action(async (to: string, _: unknown, self: Command) => {
      await withInstallation(
        { context, command: self, lenient: true, directoryMayBeAway: true },
        async ({ connectionString, deployment }) => {
          const { tables, rows, packages } = await backup(
            { connectionString, share: deployment.share },
            resolve(folder, to),
          );
          terminal.print(`${rows} rows of ${tables} tables and ${packages} packages are in ${to}.`);
          terminal.note(`The secrets in it are encrypted with ${context.settings(self).keyFile}, which is not in it.`);
        },
      );
    });
  program
    .command('restore')
    .description('Restores a backup into an empty host: a new data folder, or an empty database.')
    .argument('<folder>', 'the backup')
    .action(async (from: string, _: unknown, self: Command) => {
      const settings = context.settings(self);
      const { connectionString, close } = await openDatabase(settings, terminal.note);
      try {
        const { takenAt, tables } = await restore(resolve(folder, from), {
          connectionString,
          data: settings.data,
          prepareBase: () => prepareBase(connectionString),
        });
        terminal.print(`${tables.length} tables of ${takenAt} are restored.`);
        terminal.note(
          `Put the key file of that installation at ${settings.keyFile}, then start with "tenantry serve".`,
        );
      } finally {
        await close();
      }
    });
}
