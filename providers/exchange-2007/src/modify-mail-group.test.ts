import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, requestFor, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Provider::ModifyMailGroup_';

describe(name, () => {
  it('lets only senders write who have logged on, or all again', async () => {
    const hoster = await hosting();
    const { path } = await makeRequest(hoster);
    const sealOf = async () => (await hoster.directory.read(path)).attributes['msExchRequireAuthToSendTo'];

    await hoster.run(name, { path, requireSenderAuthenticationEnabled: true });
    const sealed = await sealOf();
    await hoster.run(name, { path, requireSenderAuthenticationEnabled: false });

    assert.deepEqual([sealed, await sealOf()], [['TRUE'], undefined]);
  });

  it('refuses a group without mail', async () => {
    const { run, acme } = await hosting();
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });

    await assert.rejects(run(name, { path: group.path }), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });

  undoesEverywhere(name, makeRequest);
});

async function makeRequest(hoster: Hosting) {
  const { group, ...request } = await requestFor('Hosted Email 2007::ModifyDistributionList')(hoster);
  return { ...request, path: group };
}
