import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryConsumerMailboxAllocation';

describe(name, () => {
  it('tells space and store', async () => {
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
    const { mailbox: found } = await hoster.run(name, { mailbox });
    assert.deepEqual([found.kilobytes, found.mailStore.mailStoreName], [1000, 'Consumers']);
  });

  it('refuses a mailbox without space', async () => {
    const hoster = await hosting();
    const mailbox = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { mailbox }), { code: 'RESOURCE_MANAGER_NO_ALLOCATION' });
  });

  staysWithin(name);
});
