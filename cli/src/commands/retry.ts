import type { Command } from 'commander';

import type { CommandContext } from './command-context.ts';
import { findRequestId } from './find-request.ts';
import { tellOutcome } from './tell-outcome.ts';
import { withInstallation } from './with-installation.ts';

/** `tenantry retry ID`. */
export function addRetryCommand(program: Command, context: CommandContext): void {
  program
    .command('retry')
    .description(
      'Starts a request again: undoes one in doubt, runs one that awaits an operator, activates a suspended one.',
    )
    .argument('<id>', 'id of the request, its beginning or end, or "last"')
    .action(async (id: string, _: unknown, self: Command) => {
      await withInstallation({ context, command: self }, async (installation) => {
        const requestId = await findRequestId(installation, id);
        const answer = await installation.client.retry(requestId);
        await tellOutcome(context, installation, { answer, command: self });
      });
    });
}
