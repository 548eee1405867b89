import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::EnableUser';

describe(name, () => {
  it('opens the account', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await hoster.run('Managed Active Directory::DisableUser', { user });
    await hoster.run(name, { user });
    const { attributes } = await hoster.directory.read(user);
    assert.equal(Number(attributes['userAccountControl']?.[0]) & 2, 0);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
