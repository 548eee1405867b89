import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::MailDisableGroup';

describe(name, () => {
  it('takes the address from the group', async () => {
    const hoster = await hosting();
    const request = await makeRequest(hoster);

    await hoster.run(name, request);

    const { attributes } = await hoster.directory.read(request.group);
    assert.deepEqual([attributes['cn'], attributes['proxyAddresses']], [['Sales'], undefined]);
  });

  undoesEverywhere(name, makeRequest);

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ run, acme }: Hosting) {
  const { group } = await run('Managed Active Directory::CreateGroup', { container: acme.path, name: 'Sales' });
  await run('Managed Email 2007::MailEnableGroup', {
    group: group.path,
    alias: 'sales',
    emailAddresses: ['sales@acme.example'],
  });
  return { group: group.path };
}
