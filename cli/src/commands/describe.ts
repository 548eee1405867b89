import type { ProcedureListing } from '@tenantry/engine/client';
import type { Command } from 'commander';

import { NoSuchProcedure } from '../errors.ts';
import { renderSampleRequest } from '../sample-request.ts';
import { renderTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { isSameName, readProcedureName } from './procedure-name.ts';
import { readProcedures } from './read-procedures.ts';

/** `tenantry describe "Namespace::Procedure"`: what it takes and gives. */
export function addDescribeCommand(program: Command, context: CommandContext): void {
  program
    .command('describe')
    .description('Describes a procedure: inputs, outputs, role, errors, and a sample request to begin with.')
    .argument('<name>', '"Namespace::Procedure"')
    .action(async (name: string, _: unknown, self: Command) => {
      const { namespace, procedure } = readProcedureName(name);
      const all = await readProcedures(context, self);
      const found = all.find((each) => isSameName(each.namespace, namespace) && isSameName(each.name, procedure));
      if (!found) throw NoSuchProcedure(name, hintOf(procedure, all));
      const sampleRequest = renderSampleRequest(found);
      if (self.optsWithGlobals<CommonOptions>().json) {
        context.terminal.print(JSON.stringify({ ...found, sampleRequest }, null, 2));
      } else {
        printProcedure(context.terminal, found);
        context.terminal.print(`${heading(context.terminal, 'Sample request')}\n${sampleRequest}`);
      }
    });
}

function hintOf(procedure: string, all: readonly ProcedureListing[]): string {
  const elsewhere = all.filter((each) => isSameName(each.name, procedure));
  if (elsewhere.length === 0) return '';
  return ` There is ${elsewhere.map((each) => `"${each.namespace}::${each.name}"`).join(', ')}.`;
}

function printProcedure(terminal: Terminal, listing: ProcedureListing): void {
  const { namespace, name, kind, access, role, summary, remarks, source, inputs, outputs, errors } = listing;
  terminal.print(`${terminal.style('bold', `${namespace}::${name}`)}  ${terminal.style('dim', `${access} ${kind}`)}`);
  terminal.print(summary);
  if (remarks !== undefined) terminal.print(remarks);
  terminal.print(`Role: ${role ?? 'everybody who is authenticated'}`);
  if (source !== undefined) terminal.print(terminal.style('dim', `Source: ${source}`));
  printFields(terminal, 'Inputs', inputs);
  printFields(terminal, 'Outputs', outputs);
  if (errors.length > 0) {
    terminal.print(heading(terminal, 'Errors'));
    terminal.print(renderTable(errors.map(({ code, sentence }) => [`  ${code}`, terminal.style('dim', sentence)])));
  }
}

function printFields(terminal: Terminal, title: string, fields: ProcedureListing['inputs']): void {
  if (fields.length === 0) return;
  terminal.print(heading(terminal, title));
  const rows = fields.map(({ path, required, type, description }) => [
    `  ${path}`,
    type,
    required ? 'required' : '',
    terminal.style('dim', description),
  ]);
  terminal.print(renderTable(rows));
}

function heading(terminal: Terminal, text: string): string {
  return `\n${terminal.style('bold', text)}`;
}
