import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::DisableUser';

describe(name, () => {
  it('closes the account', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await hoster.run(name, { user });
    const { attributes } = await hoster.directory.read(user);
    assert.equal(Number(attributes['userAccountControl']?.[0]) & 2, 2);
  });

  undoesEverywhere(name, makeRequest);

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme }: Hosting) {
  const user = await acme.user('ann');
  return { user };
}
