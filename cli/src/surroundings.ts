import type { Readable } from 'node:stream';

import type { Output, Terminal } from './terminal/terminal.ts';

/** What the program has of the process that it runs in. Only `main.ts` makes the real one. */
export interface Surroundings {
  /** Relative paths start here. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  readonly terminal: Terminal;
  /** Where the structured log goes. */
  readonly log: Output;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** Calls what is given at SIGHUP, which then ends nothing any more. */
  onReload(reload: () => void): void;
}
