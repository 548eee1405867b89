import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::AddExchangeResources';

describe(name, () => {
  it('registers stores and servers', async () => {
    const hoster = await hosting();
    const servers = hoster.paths.servers.slice('LDAP://'.length);
    await hoster.run('Active Directory Provider::Create Object', {
      class: 'msExchPrivateMDB',
      path: `LDAP://CN=New,CN=SG01,CN=InformationStore,CN=EXMBX02,${servers}`,
    });
    await hoster.run(name, {
      mailStores: [{ serverName: 'EXMBX02', mailStoreName: 'New', megabytes: 100 }],
      frontEndServers: [{ serverName: 'EXCAS01' }],
    });
    const { mailStores, frontEndServers } = await hoster.run(
      'Exchange 2007 Resource Manager::QueryAllExchangeResources',
      {},
    );
    assert.ok(
      mailStores.some(
        (store: Record<string, unknown>) => store['mailStoreName'] === 'New' && store['megabytesFree'] === 100,
      ),
    );
    assert.deepEqual(frontEndServers, ['EXCAS01']);
  });

  it('refuses what is there, what the directory does not have, and nothing', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, {}), { code: 'RESOURCE_MANAGER_NOTHING_TO_CHANGE' });
    await assert.rejects(
      hoster.run(name, {
        mailStores: [{ serverName: 'EXMBX01', mailStoreName: 'Mailbox Store 1 (EXMBX01)', megabytes: 1 }],
      }),
      { code: 'RESOURCE_MANAGER_STORE_EXISTS' },
    );
    await assert.rejects(
      hoster.run(name, { mailStores: [{ serverName: 'EXMBX01', mailStoreName: 'None', megabytes: 1 }] }),
      { code: 'RESOURCE_MANAGER_STORE_NOT_IN_DIRECTORY' },
    );
  });

  undoesEverywhere(name);
});
