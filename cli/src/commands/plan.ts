import type { Command } from 'commander';

import { UsageInvalid } from '../errors.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import type { CommandContext } from './command-context.ts';
import { readInput } from './read-input.ts';
import { readCall } from './run.ts';
import { addCallerOption, readSubmission, type SubmissionOptions } from './submission-options.ts';
import { withInstallation } from './with-installation.ts';

interface Options extends SubmissionOptions {
  readonly namespace?: string;
  readonly procedure?: string;
}

/** `tenantry plan FILE`: what a request would change. */
export function addPlanCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('plan')
    .description('Shows what a request would change; nothing is done.')
    .argument('<file>', 'an XML request or a JSON call, - for standard input')
    .option('--namespace <name>', 'namespace of the procedure that a simple request calls')
    .option('--procedure <name>', 'procedure that a simple request calls');
  addCallerOption(command).action(async (file: string, _: unknown, self: Command) => {
    const options = self.optsWithGlobals<Options>();
    const what = readWhat(file, await readInput(context, file), options);
    await withInstallation({ context, command: self }, async (installation) => {
      const submission = await readSubmission(installation, { what, options, signal: context.interrupted });
      const answer = await context.terminal.during('planning the request', () => installation.client.plan(submission));
      context.end(exitCodeOf(answer.state));
      if (options.json) {
        context.terminal.print(JSON.stringify(answer, null, 2));
      } else if (answer.error) {
        printAnswer(context.terminal, { ...answer, requestId: '' }, undefined);
      } else {
        for (const change of answer.changes ?? []) context.terminal.print(`${change.trimEnd()}\n`);
        context.terminal.note(`${answer.changes?.length ?? 0} changes planned, nothing was done.`);
      }
    });
  });
}

function readWhat(file: string, content: string, { namespace, procedure }: Options) {
  if (!content.trimStart().startsWith('<')) return readCall(file, parseJson(content));
  if ((namespace === undefined) !== (procedure === undefined)) {
    throw UsageInvalid('Only one of --namespace and --procedure is given.', 'A simple request needs both.');
  }
  const document = content;
  return namespace !== undefined && procedure !== undefined ? { namespace, procedure, document } : { document };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw UsageInvalid('The file is neither XML nor JSON.', cause.message);
    throw cause;
  }
}
