import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReleaseConsumerMailbox_';

describe(name, () => {
  it('refuses what has none', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { GUID: '6f0f5a0e-62fb-4a1c-9d8f-1f6d1c1b7a01' }), {
      code: 'RESOURCE_MANAGER_NO_ALLOCATION',
    });
  });

  undoesEverywhere(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme, directory, paths, run }: Hosting) {
  const servers = paths.servers.slice('LDAP://'.length);
  await run('Active Directory Provider::Create Object', {
    class: 'msExchPrivateMDB',
    path: `LDAP://CN=Consumers,CN=SG01,CN=InformationStore,CN=EXMBX02,${servers}`,
  });
  await run('Exchange 2007 Resource Manager::AddExchangeResources', {
    consumerMailStores: [{ serverName: 'EXMBX02', mailStoreName: 'Consumers', megabytes: 10 }],
  });
  const mailbox = await acme.user('ann');
  await run('Exchange 2007 Resource Manager::AllocateConsumerUserMailbox', {
    userPrincipalName: `ann@${acme.domain}`,
    mailbox,
    kilobytes: 1000,
  });
  return { GUID: (await directory.read(mailbox)).guid };
}
