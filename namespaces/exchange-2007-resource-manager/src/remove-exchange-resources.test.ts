import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::RemoveExchangeResources';

describe(name, () => {
  it('takes a store out of the pool', async () => {
    const hoster = await hosting();
    await hoster.run(name, { mailStores: [{ serverName: 'EXMBX02', mailStoreName: 'Mailbox Store 1 (EXMBX02)' }] });
    const { mailStores } = await hoster.run('Exchange 2007 Resource Manager::QueryAllStores', {});
    assert.ok(mailStores.every(({ serverName }: { serverName: string }) => serverName !== 'EXMBX02'));
  });

  it('refuses a store that is used or unknown, and nothing', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, {}), { code: 'RESOURCE_MANAGER_NOTHING_TO_CHANGE' });
    await assert.rejects(hoster.run(name, { mailStores: [{ serverName: 'EXMBX09', mailStoreName: 'None' }] }), {
      code: 'RESOURCE_MANAGER_STORE_NOT_REGISTERED',
    });
    await assert.rejects(hoster.run(name, { frontEndServers: [{ serverName: 'EXCAS09' }] }), {
      code: 'RESOURCE_MANAGER_SERVER_NOT_REGISTERED',
    });
    await hoster.run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: hoster.acme.path,
      mailStore: { megabytes: 100 },
      publicStore: { megabytes: 50 },
    });
    const mailbox = await hoster.acme.user('ann');
    await hoster.run('Exchange 2007 Resource Manager::AllocateMailbox', {
      organization: hoster.acme.path,
      mailbox,
      kilobytes: 1000,
    });
    const {
      mailbox: { mailStore },
    } = await hoster.run('Exchange 2007 Resource Manager::QueryMailboxAllocation', { mailbox });
    await assert.rejects(
      hoster.run(name, { mailStores: [{ serverName: mailStore.serverName, mailStoreName: mailStore.mailStoreName }] }),
      { code: 'RESOURCE_MANAGER_STORE_IN_USE' },
    );
  });

  undoesEverywhere(name);
});
