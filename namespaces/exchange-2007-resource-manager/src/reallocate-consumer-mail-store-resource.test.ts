import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReallocateConsumerMailStoreResource';

describe(name, () => {
  it('makes a consumer store larger and smaller, never smaller than what it holds', async () => {
    const hoster = await hosting();
    const { run, acme } = hoster;
    const request = await requestFor(name)(hoster);
    await run('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox', {
      userPrincipalName: `admin@${acme.domain}`,
      mailbox: acme.administrator,
      kilobytes: 2048,
    });

    assert.deepEqual(await run(name, request), { megabytes: 15 });
    assert.deepEqual(await run(name, { serverName: 'exmbx02', megabytes: -13 }), { megabytes: 2 });
    await assert.rejects(run(name, { ...request, megabytes: -1 }), { code: 'RESOURCE_MANAGER_STORE_TOO_SMALL' });
    const { consumerMailStores } = await run('Exchange 2007 Resource Manager::QueryAllStores', {});
    assert.deepEqual([consumerMailStores[0].megabytes, consumerMailStores[0].megabytesFree], [2, 0]);
  });

  it('refuses stores of organizations, and tenants', async () => {
    const hoster = await hosting();
    const request = await requestFor(name)(hoster);
    const business = { ...request, mailStoreName: 'Mailbox Store 1 (EXMBX02)' };
    await assert.rejects(hoster.run(name, business), { code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED' });
    await assert.rejects(hoster.acme.run(name, request), { code: 'ENGINE_MISSING_PRIVILEGE' });
  });

  undoesEverywhere(name);
});
