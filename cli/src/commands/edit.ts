import type { Command } from 'commander';

import type { CommandContext } from './command-context.ts';
import { findRequestId } from './find-request.ts';
import { readJson } from './read-input.ts';
import { readStep } from './read-step.ts';
import { tellOutcome } from './tell-outcome.ts';
import { withInstallation } from './with-installation.ts';

/** `tenantry edit ID STEP FILE`. */
export function addEditCommand(program: Command, context: CommandContext): void {
  program
    .command('edit')
    .description('Replaces what the undo of one step of a request in doubt will be given.')
    .argument('<id>', 'id of the request, its beginning or end, or "last"')
    .argument('<step>', 'number of the step, as "tenantry explain" shows it')
    .argument('<file>', 'JSON that replaces "undo" of "tenantry explain --json", - for standard input')
    .action(async function (this: Command) {
      const [id = '', step = '', file = ''] = this.args;
      const number = readStep(step);
      const prepared = await readJson(context, file);
      await withInstallation({ context, command: this, directoryMayBeAway: true }, async (installation) => {
        const requestId = await findRequestId(installation, id);
        const answer = await installation.client.editStep(requestId, number, prepared);
        await tellOutcome(context, installation, { answer, command: this });
      });
    });
}
