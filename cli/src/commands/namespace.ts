import type { Command } from 'commander';

import type { CommandContext } from './command-context.ts';
import { readInput } from './read-input.ts';
import { withInstallation } from './with-installation.ts';

/** `tenantry namespace register FILE`. */
export function addNamespaceCommand(program: Command, context: CommandContext): void {
  program
    .command('namespace')
    .description('Works on namespace documents.')
    .command('register')
    .description('Registers a namespace document; it replaces an earlier one of the same name on all engines at once.')
    .argument('<file>', 'the XML document, - for standard input')
    .action(async (file: string, _: unknown, self: Command) => {
      const document = await readInput(context, file);
      await withInstallation({ context, command: self }, async ({ client }) => {
        await client.registerNamespace(document, { trustee: 'system' });
        context.terminal.note('Registered.');
      });
    });
}
