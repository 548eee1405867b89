import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryAllFrontEndServers';

describe(name, () => {
  it('lists servers that were registered', async () => {
    const hoster = await hosting();
    await hoster.run('Exchange 2007 Resource Manager::AddExchangeResources', {
      frontEndServers: [{ serverName: 'EXCAS01' }],
    });
    assert.deepEqual(await hoster.run(name, {}), { servers: ['EXCAS01'] });
  });
});
