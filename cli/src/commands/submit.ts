import type { Command } from 'commander';

import { UsageInvalid } from '../errors.ts';
import type { CommandContext } from './command-context.ts';
import { readInput } from './read-input.ts';
import { sendSubmission } from './send-submission.ts';
import {
  addSubmissionOptions,
  checkFailAt,
  failAt,
  readSubmission,
  type SubmissionOptions,
} from './submission-options.ts';
import { withInstallation } from './with-installation.ts';

interface Options extends SubmissionOptions {
  readonly namespace?: string;
  readonly procedure?: string;
}

/** `tenantry submit FILE|-`: an XML request. */
export function addSubmitCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('submit')
    .description('Submits an XML request: a trusted one, or with --namespace and --procedure a simple one.')
    .argument('<file>', 'the request, - for standard input')
    .option('--namespace <name>', 'namespace of the procedure that a simple request calls')
    .option('--procedure <name>', 'procedure that a simple request calls');
  addSubmissionOptions(command).action(async (file: string, _: unknown, self: Command) => {
    const options = self.optsWithGlobals<Options>();
    const { namespace, procedure } = options;
    if ((namespace === undefined) !== (procedure === undefined)) {
      throw UsageInvalid('Only one of --namespace and --procedure is given.', 'A simple request needs both.');
    }
    const document = await readInput(context, file);
    const what = namespace !== undefined && procedure !== undefined ? { namespace, procedure, document } : { document };
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
