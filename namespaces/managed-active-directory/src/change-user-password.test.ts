import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, testPassword, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::ChangeUserPassword';

describe(name, () => {
  it('changes the password of who knows the old one', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await hoster.run(name, { user, oldPassword: testPassword, newPassword: 'Other-password-2' }, user);
    assert.equal(await hoster.directory.checkPassword(user, 'Other-password-2'), true);
  });

  it('refuses other users and wrong passwords', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');

    const ben = await hoster.acme.user('ben');
    const passwords = { oldPassword: testPassword, newPassword: 'Other-password-2' };
    await assert.rejects(hoster.run(name, { user, ...passwords }, ben), { code: 'MANAGED_DIRECTORY_NOT_OWN_PASSWORD' });
    await assert.rejects(hoster.run(name, { user, ...passwords, oldPassword: 'wrong' }, user), {
      code: 'ACTIVE_DIRECTORY_WRONG_PASSWORD',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
