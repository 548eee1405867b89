import type { Command } from 'commander';

import { printable } from '../terminal/printable.ts';
import { renderHeadline } from '../terminal/request-headline.ts';
import { renderRequestTree } from '../terminal/request-tree.ts';
import type { CommandContext, CommonOptions } from './command-context.ts';
import { explainRequest } from './find-request.ts';
import { withInstallation } from './with-installation.ts';

interface Options extends CommonOptions {
  readonly brief?: true;
}

/** `tenantry explain ID`: the tree of a request. */
export function addExplainCommand(program: Command, context: CommandContext): void {
  program
    .command('explain')
    .description('Shows the steps of a request as a tree: inputs with secrets masked, times, what undo was given.')
    .argument('<id>', 'id of the request, its beginning or end, or "last"')
    .option('--brief', 'leave out inputs and undo')
    .action(async (id: string, _: unknown, self: Command) => {
      const options = self.optsWithGlobals<Options>();
      await withInstallation({ context, command: self, directoryMayBeAway: true }, async (installation) => {
        const request = await explainRequest(installation, id);
        const { terminal } = context;
        if (options.json) {
          terminal.print(JSON.stringify(request, null, 2));
          return;
        }
        terminal.print(renderHeadline(request, terminal.style));
        const engine = request.engine === undefined ? '' : `, engine ${request.engine}`;
        const attempt = request.attempt > 1 ? `, attempt ${request.attempt}` : '';
        const call = request.callId === undefined ? '' : `, call ${request.callId}`;
        terminal.print(
          terminal.style('dim', `  by ${request.trustee}, ${request.acceptedAt}${engine}${attempt}${call}`),
        );
        if (request.error)
          terminal.print(`  ${terminal.style('red', request.error.code)}  ${printable(request.error.message)}`);
        if (request.undoneFor) {
          const { code, message } = request.undoneFor;
          terminal.print(`  undone for ${terminal.style('red', code)}  ${printable(message)}`);
        }
        for (const warning of request.warnings)
          terminal.print(`  ${terminal.style('yellow', 'warning')}  ${printable(warning)}`);
        if (request.steps.length > 0) terminal.print(renderRequestTree(request, terminal, { details: !options.brief }));
      });
    });
}
