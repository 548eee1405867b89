import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::DeAllocateConsumerUserMailbox';

describe(name, () => {
  it('gives the space back', async () => {
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
    assert.deepEqual(await hoster.run(name, { mailbox }), { kilobytes: 1000 });
  });

  it('refuses a mailbox without space, by GUID while it exists, and no name', async () => {
    const hoster = await hosting();
    const mailbox = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { mailbox }), { code: 'RESOURCE_MANAGER_NO_ALLOCATION' });
    await assert.rejects(hoster.run(name, {}), { code: 'RESOURCE_MANAGER_CONSUMER_NOT_NAMED' });
    await assert.rejects(hoster.run(name, { GUID: (await hoster.directory.read(mailbox)).guid }), {
      code: 'RESOURCE_MANAGER_OBJECT_IN_DIRECTORY',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
