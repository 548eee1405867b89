import { describe } from 'node:test';

import { undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 OAB Resource Manager::RegisterServers_';

describe(name, () => {
  // A server that is named twice is where undoing in the wrong order would show.
  undoesEverywhere(name, async ({ run }) => {
    await run(name, { servers: [{ serverName: 'EXMBX01', capacity: 3 }] });
    return {
      servers: [
        { serverName: 'EXMBX01', capacity: 4 },
        { serverName: 'EXMBX01', capacity: 5 },
      ],
    };
  });
});
