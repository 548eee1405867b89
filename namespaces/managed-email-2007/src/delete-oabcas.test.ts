import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteOABCAS';

describe(name, () => {
  it('takes a server out of the pool', async () => {
    const hoster = await hosting();
    assert.deepEqual(await hoster.run(name, { oabCASPool: 'CasPool001', cas: 'EXCAS01' }), {
      oabCASPool: 'CasPool001',
      casServers: [],
    });
  });

  it('refuses servers that are not in it, and unknown pools', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { oabCASPool: 'CasPool001', cas: 'EXCAS09' }), {
      code: 'MANAGED_EMAIL_SERVER_NOT_IN_POOL',
    });
    await assert.rejects(hoster.run(name, { oabCASPool: 'None', cas: 'EXCAS01' }), {
      code: 'MANAGED_EMAIL_UNKNOWN_POOL',
    });
  });

  it('refuses the last server while books are offered by it', async () => {
    const hoster = await hosting();
    await hoster.acme.mailboxUser('ann');
    await assert.rejects(hoster.run(name, { oabCASPool: 'CasPool001', cas: 'EXCAS01' }), {
      code: 'EXCHANGE_LAST_DISTRIBUTION_POINT',
    });
  });

  undoesEverywhere(name);
});
