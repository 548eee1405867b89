import { entryToLdif, type Search } from '@tenantry/directory';
import type { Command } from 'commander';

import { UsageInvalid } from '../errors.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { addPrepareCommand } from './prepare-directory.ts';
import { withInstallation } from './with-installation.ts';

interface Options extends CommonOptions {
  readonly base?: string;
  readonly scope: string;
  readonly limit?: string;
}

const scopes = ['base', 'one', 'subtree'] as const;

/** `tenantry directory search [FILTER] [ATTRIBUTE ...]` and `tenantry directory prepare`. */
export function addDirectoryCommand(program: Command, context: CommandContext): void {
  const group = program.command('directory').description('Looks into the directory; prepares one for hosting.');
  addPrepareCommand(group, context);
  group
    .command('search')
    .description('Prints the entries that a filter finds as LDIF.')
    .argument('[filter]', 'LDAP filter (RFC 4515)', '(objectClass=*)')
    .argument('[attributes...]', 'attributes to print; default all')
    .option('--base <path>', 'where to begin; default the domain')
    .option('--scope <scope>', `one of ${scopes.join(', ')}`, 'subtree')
    .option('--limit <count>', 'stop after so many entries')
    .action(async function (this: Command, filter: string, attributes: string[]) {
      const options = this.optsWithGlobals<Options>();
      await withInstallation({ context, command: this }, async ({ directory }) => {
        const search = readSearch(options, (await directory.contexts()).domain, { filter, attributes });
        let isEmpty = true;
        for await (const { dn, attributes: found } of directory.search(search)) {
          isEmpty = false;
          if (context.interrupted.aborted) return;
          context.terminal.print(
            options.json ? JSON.stringify({ dn, attributes: found }) : `${entryToLdif(dn, found)}\n`,
          );
        }
        if (isEmpty) context.terminal.note('No entries.');
      });
    });
}

function readSearch(
  { base, scope, limit }: Options,
  domain: string,
  { filter, attributes }: { filter: string; attributes: readonly string[] },
): Search {
  const known = scopes.find((each) => each === scope);
  if (!known) throw UsageInvalid(`--scope is "${scope}".`, `Give ${scopes.join(', ')}.`);
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) {
    throw UsageInvalid(`--limit is "${limit}".`, 'Give a whole number from 1.');
  }
  return {
    base: base ?? domain,
    scope: known,
    filter,
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  };
}
