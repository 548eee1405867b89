import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteDistributionList_';

describe(name, () => {
  it('deletes the list and frees its address', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);

    await hoster.run(name, request);

    assert.equal(await hoster.directory.find(request.group), undefined);
    await makeRequest(hoster);
  });

  it('refuses a group without mail', async () => {
    const { run, acme } = await hosting();
    const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });

    await assert.rejects(run(name, { group: group.path }), { code: 'EXCHANGE_NOT_MAIL_ENABLED' });
  });

  undoesEverywhere(name, makeRequest);
});

async function makeRequest({ run, acme }: Hosting) {
  const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
  await run('Managed Email 2007::MailEnableGroup', {
    group: group.path,
    alias: 'sales',
    emailAddresses: ['sales@acme.example'],
  });
  return { group: group.path as string };
}
