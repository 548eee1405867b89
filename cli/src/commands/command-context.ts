import type { Command } from 'commander';

import type { Settings } from '../settings.ts';
import type { Surroundings } from '../surroundings.ts';

/** What a command is given. */
export interface CommandContext extends Surroundings {
  /** The settings that hold for a command line. */
  settings(command: Command): Settings;
  /** Sets the exit code. */
  end(exitCode: number): void;
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: true;
}
