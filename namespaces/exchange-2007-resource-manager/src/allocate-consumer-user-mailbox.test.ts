import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::AllocateConsumerUserMailbox';

describe(name, () => {
  it('takes space of a consumer store', async () => {
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
    assert.equal(
      (await hoster.run('Exchange 2007 Resource Manager::QueryConsumerMailboxAllocation', { mailbox })).mailbox
        .kilobytes,
      1000,
    );
  });

  it('refuses a second one, more than there is, unknown and incomplete stores', async () => {
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
    const input = { userPrincipalName: 'ann@acme.example', mailbox, kilobytes: 1000 };
    await assert.rejects(hoster.run(name, input), { code: 'RESOURCE_MANAGER_ALLOCATION_EXISTS' });
    const other = { ...input, mailbox: await hoster.acme.user('ben') };
    await assert.rejects(hoster.run(name, { ...other, kilobytes: 99_999 }), {
      code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
    });
    await assert.rejects(hoster.run(name, { ...other, mailStore: { serverName: 'EXMBX09', mailStoreName: 'None' } }), {
      code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
    });
    await assert.rejects(hoster.run(name, { ...other, mailStore: { mailStoreName: 'X' } }), {
      code: 'RESOURCE_MANAGER_STORE_NAME_INCOMPLETE',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
