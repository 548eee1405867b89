import type { Command } from 'commander';

import { type Installation, type InstallationOptions, openInstallation } from '../installation.ts';
import { createLogger } from '../logger.ts';
import type { CommandContext } from './command-context.ts';

/** Does something with the installation that the settings name, and leaves it. */
export async function withInstallation(
  {
    context,
    command,
    ...options
  }: { context: CommandContext; command: Command } & Pick<
    InstallationOptions,
    'probe' | 'queue' | 'lenient' | 'directoryMayBeAway'
  >,
  work: (installation: Installation) => Promise<void>,
): Promise<void> {
  const { terminal } = context;
  const settings = context.settings(command);
  const logger = createLogger({ level: settings.logLevel ?? 'warn', to: context.log });
  const installation = await terminal.during('opening the installation', () =>
    openInstallation({ queue: false, ...options, settings, logger, create: false, say: terminal.note }),
  );
  try {
    await work(installation);
  } finally {
    await installation.stop();
  }
}
