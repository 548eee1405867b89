import type { Command } from 'commander';

import type { CommandContext } from './command-context.ts';
import { findRequestId } from './find-request.ts';
import { tellOutcome } from './tell-outcome.ts';
import { withInstallation } from './with-installation.ts';

/** `tenantry cancel ID`. */
export function addCancelCommand(program: Command, context: CommandContext): void {
  program
    .command('cancel')
    .description('Cancels a request that waits or runs; a running one is undone.')
    .argument('<id>', 'id of the request, its beginning or end, or "last"')
    .action(async (id: string, _: unknown, self: Command) => {
      await withInstallation({ context, command: self, directoryMayBeAway: true }, async (installation) => {
        const requestId = await findRequestId(installation, id);
        const answer = await installation.client.cancel(requestId);
        await tellOutcome(context, installation, { answer, command: self });
      });
    });
}
