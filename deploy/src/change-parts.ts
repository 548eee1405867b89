import type { Client } from '@tenantry/engine/client';

import type { ServerParts } from './server-components.ts';

/** What whoever changes the installation needs. */
export interface ChangeParts extends ServerParts {
  readonly connectionString: string;
  readonly client: Client;
  /** Told each step as it happens. */
  readonly onStep?: (line: string) => void;
}
