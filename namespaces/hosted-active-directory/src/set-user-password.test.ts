import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::SetUserPassword';

describe(name, () => {
  it('sets the password', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.user('ann');
    await hoster.run(name, { path, newPassword: 'Other-password-2' });
    assert.equal(await hoster.directory.checkPassword(path, 'Other-password-2'), true);
  });

  it('is not for users', async () => {
    const hoster = await hosting();
    const path = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { path, newPassword: 'Other-password-2' }, path), {
      code: 'ENGINE_MISSING_PRIVILEGE',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
