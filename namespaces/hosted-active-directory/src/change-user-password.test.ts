import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, testPassword, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::ChangeUserPassword';

describe(name, () => {
  it('changes the password of who knows the old one', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.user('ann');
    await hoster.run(name, { path, oldPassword: testPassword, newPassword: 'Other-password-2' }, path);
    assert.equal(await hoster.directory.checkPassword(path, 'Other-password-2'), true);
  });

  it('refuses a wrong password', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { path, oldPassword: 'wrong', newPassword: 'Other-password-2' }, path), {
      code: 'ACTIVE_DIRECTORY_WRONG_PASSWORD',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
