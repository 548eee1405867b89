import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::SetPassword';

describe(name, () => {
  it('sets the password', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await hoster.run(name, { user, newPassword: 'Other-password-2' });
    assert.equal(await hoster.directory.checkPassword(user, 'Other-password-2'), true);
  });

  it('keeps the help desk from passwords of administrators', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const desk = await acme.user('desk');
    await hoster.run('Managed Active Directory::GroupAdd', {
      group: `LDAP://CN=CSRAdmins@Acme,${acme.path.slice('LDAP://'.length)}`,
      newMember: desk,
    });
    const user = await acme.user('ann');
    await hoster.run(name, { user, newPassword: 'Other-password-2' }, desk);
    await assert.rejects(hoster.run(name, { user: acme.administrator, newPassword: 'Other-password-2' }, desk), {
      code: 'MANAGED_DIRECTORY_PASSWORD_OF_ADMINISTRATOR',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
