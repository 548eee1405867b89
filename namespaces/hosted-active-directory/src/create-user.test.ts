import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::CreateUser';

describe(name, () => {
  it('creates an enabled user with a password, a record and a role', async () => {
    const hoster = await hosting();
    const { user } = await hoster.run(name, {
      container: hoster.acme.path,
      userPrincipalName: 'ann@acme.example',
      isAdmin: true,
      newPassword: 'Test-password-1',
      displayName: 'Ann',
    });
    const { attributes } = await hoster.directory.read(user.path);
    assert.equal(Number(attributes['userAccountControl']?.[0]) & 2, 0);
    assert.equal(await hoster.directory.checkPassword(user.path, 'Test-password-1'), true);
    assert.deepEqual(
      (await hoster.run('Managed Hosting::GetCallerUIRoles', { path: hoster.acme.path }, user.path)).roles,
      ['UserCreators', 'CSRAdmins', 'Users'],
    );
  });

  it('leaves the account closed without a password', async () => {
    const hoster = await hosting();
    const { user } = await hoster.run(name, {
      container: hoster.acme.path,
      userPrincipalName: 'ann@acme.example',
      isAdmin: false,
    });
    assert.equal(Number((await hoster.directory.read(user.path)).attributes['userAccountControl']?.[0]) & 2, 2);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
