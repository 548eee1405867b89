import type { Command } from 'commander';

import { FileInvalid } from '../errors.ts';
import type { CommandContext } from './command-context.ts';
import { readProcedureName } from './procedure-name.ts';
import { readJson } from './read-input.ts';
import { sendSubmission } from './send-submission.ts';
import {
  addSubmissionOptions,
  checkFailAt,
  failAt,
  readSubmission,
  type SubmissionOptions,
} from './submission-options.ts';
import { withInstallation } from './with-installation.ts';

/** One call as a JSON file has it. */
export interface CallFile {
  readonly namespace: string;
  readonly procedure: string;
  readonly input: unknown;
}

/** `tenantry run FILE.json`: one procedure with its input. */
export function addRunCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('run')
    .description('Runs one procedure: a file {"procedure": "Namespace::Procedure", "input": {...}}.')
    .argument('<file>', 'the JSON file, - for standard input');
  addSubmissionOptions(command).action(async (file: string, _: unknown, self: Command) => {
    const options = self.optsWithGlobals<SubmissionOptions>();
    const what = readCall(file, await readJson(context, file));
    const probe = options.failAt === undefined ? {} : { probe: failAt(options.failAt) };
    await withInstallation(
      { context, command: self, queue: options.queue === true && options.wait === true, ...probe },
      async (installation) => {
        checkFailAt(installation, options.failAt);
        const submission = await readSubmission(installation, { what, options, signal: context.interrupted });
        await sendSubmission(context, installation, { submission, options });
      },
    );
  });
}

/** Reads a call: `procedure` holds both names, or `namespace` stands apart. */
export function readCall(file: string, content: unknown): CallFile {
  if (typeof content !== 'object' || content === null || !('procedure' in content)) {
    throw FileInvalid(file, 'it has no "procedure"', 'an object {"procedure": "Namespace::Procedure", "input": {...}}');
  }
  const input = 'input' in content ? content.input : {};
  const procedure = String(content.procedure);
  if ('namespace' in content) return { namespace: String(content.namespace), procedure, input };
  return { ...readProcedureName(procedure), input };
}
