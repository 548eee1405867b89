import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryConsumerMailboxesByMailstore';

describe(name, () => {
  it('lists mailboxes of a consumer store', async () => {
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
    const { users } = await hoster.run(name, { mailStore: { serverName: 'EXMBX02', mailStoreName: 'Consumers' } });
    assert.deepEqual(
      users.map(({ path, kilobytes }: Record<string, unknown>) => [path, kilobytes]),
      [[mailbox, 1000]],
    );
  });

  it('refuses unknown and incomplete names', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { mailStore: { serverName: 'EXMBX09', mailStoreName: 'None' } }), {
      code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
    });
    await assert.rejects(hoster.run(name, { mailStore: {} }), {
      code: 'RESOURCE_MANAGER_STORE_NAME_INCOMPLETE',
    });
  });
});
