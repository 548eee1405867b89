import { type GeneratedBook, generateBook, generateDue } from '@tenantry/offline-address-book';
import type { Command } from 'commander';

import { UsageInvalid } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { withInstallation } from './with-installation.ts';

interface Options extends CommonOptions {
  readonly organization?: string;
  readonly all?: true;
}

/** `tenantry oab generate`. */
export function addOabCommand(program: Command, context: CommandContext): void {
  program
    .command('oab')
    .description('Offline address books.')
    .command('generate')
    .description('Generates the books of which something has changed. One that is interrupted goes on where it was.')
    .option('--organization <path>', 'only the book of this organization, whether something has changed or not')
    .option('--all', 'every book, whether something has changed or not')
    .action(async (_: unknown, self: Command) => {
      const options = self.optsWithGlobals<Options>();
      const { organization, all } = options;
      if (organization !== undefined && all) {
        throw UsageInvalid('--organization and --all exclude each other.', 'Give one of them.');
      }
      await withInstallation({ context, command: self }, async (installation) => {
        if (organization !== undefined) {
          const book = await generateBook(installation.client, organization);
          if (options.json) context.terminal.print(JSON.stringify(book, null, 2));
          else context.terminal.print(renderBook(book));
          if (book.error) context.end(exitCodes.failed);
          return;
        }
        const done = await generateDue(installation.client, {
          all: all === true,
          signal: context.interrupted,
          onBook: (book) => {
            if (!options.json) context.terminal.print(renderBook(book));
          },
        });
        await installation.addressBooks.purge();
        if (options.json) context.terminal.print(JSON.stringify(done, null, 2));
        else
          context.terminal.print(`${done.generated} generated, ${done.changed} of them changed, ${done.failed} failed`);
        if (done.failed > 0) context.end(exitCodes.failed);
      });
    });
}

function renderBook({ number, due, organization, made, error }: GeneratedBook): string {
  const place = `${number} of ${Math.max(due, number)}`;
  if (error) return `${place}  ${organization}  ${error.code}: ${error.message}`;
  const { sequence, entries, changed } = made ?? { sequence: 0, entries: 0, changed: false };
  return `${place}  ${organization}  ${entries} entries, version ${sequence}${changed ? '' : ' as before'}`;
}
