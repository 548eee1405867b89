import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::MakeUserAdmin';

describe(name, () => {
  it('gives the role and takes it again', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.user('ann');
    const roles = async () =>
      (await hoster.run('Managed Hosting::GetCallerUIRoles', { path: hoster.acme.path }, path)).roles;
    await hoster.run(name, { path, isAdmin: true });
    const held = await roles();
    await hoster.run(name, { path, isAdmin: false });
    assert.deepEqual([held, await roles()], [['UserCreators', 'CSRAdmins', 'Users'], ['Users']]);
  });

  undoesEverywhere(name, makeRequest);

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme }: Hosting) {
  const path = await acme.user('ann');
  return { path, isAdmin: true };
}
