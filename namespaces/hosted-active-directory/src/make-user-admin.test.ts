import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

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

  undoesEverywhere(name);

  staysWithin(name);
});
