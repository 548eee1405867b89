import type { ProcedureListing } from '@tenantry/engine/client';
import { listComponents } from '@tenantry/engine/host';
import type { Command } from 'commander';

import { components } from '../components.ts';
import { hasInstallation } from '../installation.ts';
import type { CommandContext } from './command-context.ts';
import { withInstallation } from './with-installation.ts';

/** All procedures: with registered namespace documents where there is an installation, else those of the components. */
export async function readProcedures(context: CommandContext, command: Command): Promise<ProcedureListing[]> {
  if (!(await hasInstallation(context.settings(command)))) return listComponents(components);
  let procedures: ProcedureListing[] = [];
  await withInstallation({ context, command }, async ({ client }) => {
    procedures = client.procedures();
  });
  return procedures;
}
