import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ListConsumerMailboxes_';

describe(name, () => {
  it('lists mailboxes of consumer stores', async () => {
    const hoster = await hosting();
    const servers = hoster.paths.servers.slice('LDAP://'.length);
    await hoster.run('Active Directory Provider::Create Object', {
      class: 'msExchPrivateMDB',
      path: `LDAP://CN=Consumers,CN=SG01,CN=InformationStore,CN=EXMBX02,${servers}`,
    });
    await hoster.run('Exchange 2007 Resource Manager::AddExchangeResources', {
      consumerMailStores: [{ serverName: 'EXMBX02', mailStoreName: 'Consumers', megabytes: 10 }],
    });
    const mailbox = await hoster.acme.user('ann');
    await hoster.run('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox', {
      userPrincipalName: 'ann@acme.example',
      mailbox,
      kilobytes: 1000,
    });
    const { mailboxes } = await hoster.run(name, { serverName: 'EXMBX02', storeName: 'Consumers' });
    assert.deepEqual(
      mailboxes.map(({ kilobytes }: { kilobytes: number }) => kilobytes),
      [1000],
    );
  });

  it('refuses unknown stores', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { serverName: 'EXMBX09', storeName: 'X' }), {
      code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
    });
  });
});
