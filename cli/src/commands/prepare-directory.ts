import { type Prepared, prepareDirectory } from '@tenantry/directory/host';
import type { Command } from 'commander';

import { readLdapOptions } from '../open-directory.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';

interface Options extends CommonOptions {
  readonly plan?: true;
  readonly hostingUnit: string;
}

/** `tenantry directory prepare`: schema, containers, list-object mode and rights, as far as they are missing. */
export function addPrepareCommand(group: Command, context: CommandContext): void {
  group
    .command('prepare')
    .description('Gives the directory of the settings what it needs before it can host. May be run again.')
    .option('--plan', 'only show what would be done, as LDIF')
    .option('--hosting-unit <name>', 'name of the unit of the hosting organization', 'Hosting')
    .action(async function (this: Command) {
      const options = this.optsWithGlobals<Options>();
      const { terminal } = context;
      const { directory } = context.settings(this);
      if (!directory) {
        terminal.print('The directory in the database needs no preparation.');
        return;
      }
      const plan = options.plan === true;
      const prepared = prepareDirectory(await readLdapOptions(directory), { plan, hostingUnit: options.hostingUnit });
      for await (const step of prepared) {
        if (context.interrupted.aborted) return;
        terminal.print(options.json ? JSON.stringify(step) : renderStep(step, plan));
      }
    });
}

function renderStep({ title, state, changes }: Prepared, plan: boolean): string {
  const line = `${state.padEnd(8)} ${title}${changes.length > 1 ? ` (${changes.length} changes)` : ''}`;
  return plan && changes.length > 0 ? `${line}\n\n${changes.join('\n\n')}\n` : line;
}
