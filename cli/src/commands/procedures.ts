import type { ProcedureListing } from '@tenantry/engine/client';
import type { Command } from 'commander';

import { renderTable, shorten } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { isSameName } from './procedure-name.ts';
import { readProcedures } from './read-procedures.ts';

interface Options extends CommonOptions {
  readonly namespace?: string;
}

/** `tenantry procedures`: everything that can be called. */
export function addProceduresCommand(program: Command, context: CommandContext): void {
  program
    .command('procedures')
    .description('Lists the procedures of the installed components.')
    .option('--namespace <name>', 'only of this namespace')
    .action(async (_: unknown, self: Command) => {
      const { namespace, json } = self.optsWithGlobals<Options>();
      const all = await readProcedures(context, self);
      const shown = namespace === undefined ? all : all.filter((each) => isSameName(each.namespace, namespace));
      if (json) context.terminal.print(JSON.stringify(shown, null, 2));
      else printNamespaces(context.terminal, shown);
    });
}

function printNamespaces(terminal: Terminal, procedures: readonly ProcedureListing[]): void {
  for (const [namespace, own] of Map.groupBy(procedures, (each) => each.namespace)) {
    terminal.print(terminal.style('bold', namespace));
    const rows = own.map(({ name, kind, access, role, summary }) => [
      `  ${name}`,
      kind,
      access,
      role ?? '',
      terminal.style('dim', summary),
    ]);
    const lines = renderTable(rows).split('\n');
    for (const line of lines) terminal.print(line.includes('\u001b') ? line : shorten(line, terminal.width));
    terminal.print('');
  }
  terminal.note(`${procedures.length} procedures.`);
}
