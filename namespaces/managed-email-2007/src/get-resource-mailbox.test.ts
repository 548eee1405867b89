import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin } from '@tenantry/testing';

const name = 'Managed Email 2007::GetResourceMailbox';

describe(name, () => {
  it('names the store as requests do', async () => {
    const hoster = await hosting();
    const { database, resourceType } = await hoster.acme.run(name, await makeRequest(hoster));
    assert.equal(database, 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)');
    assert.equal(resourceType, 'Equipment');
  });

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme }: Hosting) {
  const user = await acme.user('beamer');
  await acme.run('Managed Email 2007::CreateResourceMailbox', {
    user,
    alias: 'beamer',
    database: 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)',
    emailAddresses: ['SMTP:beamer@acme.example'],
    resourceType: 'Equipment',
  });
  return { user };
}
