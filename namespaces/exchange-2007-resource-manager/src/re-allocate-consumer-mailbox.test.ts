import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReAllocateConsumerMailbox';

describe(name, () => {
  it('changes the space', async () => {
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
    await hoster.run(name, { mailbox, kilobytes: 500 });
    assert.equal(
      (await hoster.run('Exchange 2007 Resource Manager::QueryConsumerMailboxAllocation', { mailbox })).mailbox
        .kilobytes,
      1500,
    );
  });

  it('refuses a mailbox without space, too much and too little', async () => {
    const hoster = await hosting();
    const other = await hoster.acme.user('ben');
    await assert.rejects(hoster.run(name, { mailbox: other, kilobytes: 1 }), {
      code: 'RESOURCE_MANAGER_NO_ALLOCATION',
    });
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
    await assert.rejects(hoster.run(name, { mailbox, kilobytes: 99_999 }), {
      code: 'RESOURCE_MANAGER_NO_RANKED_RESOURCES',
    });
    await assert.rejects(hoster.run(name, { mailbox, kilobytes: -99_999 }), {
      code: 'RESOURCE_MANAGER_RELEASED_TOO_MUCH',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
