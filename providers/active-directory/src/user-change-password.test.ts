import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const UserChangePassword = 'Active Directory Provider::User Change Password';

describe(UserChangePassword, () => {
  it('changes the password of a user who knows the old one', async () => {
    const { run, directory, acme } = await hosting();
    const path = acme.administrator;
    const request = { path, oldPassword: 'Test-password-1', newPassword: 'Test-password-2' };

    assert.deepEqual(await run(UserChangePassword, request), {});

    assert.equal(await directory.checkPassword(path, 'Test-password-2'), true);
    assert.equal(await directory.checkPassword(path, 'Test-password-1'), false);
    await assert.rejects(run(UserChangePassword, request), { code: 'ACTIVE_DIRECTORY_WRONG_PASSWORD' });
  });

  it('refuses a wrong old password, also where there is none, and tells neither', async () => {
    const { run, directory, acme } = await hosting();
    const without = `LDAP://CN=Ann,${acme.path.slice(7)}`;
    await directory.add(without, { objectClass: ['user'] });
    for (const path of [acme.administrator, without]) {
      const request = { path, oldPassword: 'test-PASSWORD-1', newPassword: 'Test-password-2' };
      await assert.rejects(run(UserChangePassword, request), (error: Error) => {
        const { code, hresult } = error as Error & { code: string; hresult: number };
        assert.deepEqual({ code, hresult }, { code: 'ACTIVE_DIRECTORY_WRONG_PASSWORD', hresult: 0x80070056 });
        assert.doesNotMatch(error.message, /password-/i);
        return true;
      });
    }
    assert.equal(await directory.checkPassword(acme.administrator, 'Test-password-1'), true);
  });

  undoesEverywhere(UserChangePassword, ({ acme }) => ({
    path: acme.administrator,
    oldPassword: 'Test-password-1',
    newPassword: 'Test-password-2',
  }));
});
