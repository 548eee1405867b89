import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::AllocateOrganization';

describe(name, () => {
  it('grants space on mail and public stores', async () => {
    const hoster = await hosting();
    await hoster.run(name, {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const { orgResources } = await hoster.run('Exchange 2007 Resource Manager::QueryResourcesByOrganization', {
      organization: hoster.acme.path,
    });
    assert.deepEqual(
      [orgResources.mailStores.megabytes, orgResources.mailStores.megabytesFree, orgResources.publicStore.megabytes],
      [100, 100, 50],
    );
  });

  it('takes the stores that are named', async () => {
    const hoster = await hosting();
    const sourceMailStores = [{ serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)', megabytes: 10 }];
    const { mailStore } = await hoster.run(name, { organization: hoster.acme.path, mailStore: { sourceMailStores } });
    assert.deepEqual(mailStore, { sourceMailStores });
  });

  it('refuses more than there is, unknown stores and a store twice', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { organization: hoster.acme.path, mailStore: { megabytes: 9_999_999 } }), {
      code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
    });
    await assert.rejects(
      hoster.run(name, {
        organization: hoster.acme.path,
        mailStore: { sourceMailStores: [{ serverName: 'EXMBX09', mailStoreName: 'None', megabytes: 1 }] },
      }),
      { code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED' },
    );
    const store = { serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)', megabytes: 1 };
    await assert.rejects(
      hoster.run(name, { organization: hoster.acme.path, mailStore: { sourceMailStores: [store, store] } }),
      { code: 'RESOURCE_MANAGER_STORE_TWICE' },
    );
    await hoster.run('Exchange 2007 Resource Manager::ModifyExchangeResources', {
      mailStores: [{ serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)', provisionable: 0 }],
    });
    await assert.rejects(
      hoster.run(name, { organization: hoster.acme.path, mailStore: { sourceMailStores: [store] } }),
      { code: 'RESOURCE_MANAGER_STORE_UNAVAILABLE' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
