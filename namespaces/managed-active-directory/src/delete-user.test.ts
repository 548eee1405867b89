import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::DeleteUser';

describe(name, () => {
  it('deletes the user and the memberships', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await hoster.run(name, { user });
    assert.equal(await hoster.directory.find(user), undefined);
  });

  it('refuses a user with a mailbox', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { user: await hoster.acme.mailboxUser('ann') }), {
      code: 'MANAGED_DIRECTORY_USER_HAS_MAILBOX',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
