import type { Command } from 'commander';

import type { CommandContext } from './command-context.ts';
import { findRequestId } from './find-request.ts';
import { readStep } from './read-step.ts';
import { tellOutcome } from './tell-outcome.ts';
import { withInstallation } from './with-installation.ts';

/** `tenantry skip ID STEP`. */
export function addSkipCommand(program: Command, context: CommandContext): void {
  program
    .command('skip')
    .description('Takes one step of a request in doubt as undone by hand. "tenantry retry" then undoes the rest.')
    .argument('<id>', 'id of the request, its beginning or end, or "last"')
    .argument('<step>', 'number of the step, as "tenantry explain" shows it')
    .action(async function (this: Command) {
      const [id = '', step = ''] = this.args;
      const number = readStep(step);
      await withInstallation({ context, command: this, directoryMayBeAway: true }, async (installation) => {
        const requestId = await findRequestId(installation, id);
        const answer = await installation.client.skipStep(requestId, number);
        await tellOutcome(context, installation, { answer, command: this });
      });
    });
}
