import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Email 2007::GetOABCAS';

describe(name, () => {
  it('lists the servers of a pool', async () => {
    const hoster = await hosting();
    const { poolTag, servers } = await hoster.run(name, { oabCASPool: 'CasPool001' });
    assert.deepEqual(
      [poolTag, servers[0].name, servers[0].externalUrl, servers[0].pollInterval],
      ['Default', 'EXCAS01', 'https://mail.fabrikam.com/OAB', '480'],
    );
  });

  it('refuses unknown pools', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { oabCASPool: 'None' }), { code: 'MANAGED_EMAIL_UNKNOWN_POOL' });
  });
});
