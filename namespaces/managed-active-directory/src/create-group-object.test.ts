import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::CreateGroup_';

describe(name, () => {
  it('makes a group of the kind that is wanted, also where CreateGroup would not', async () => {
    const { acme, run, directory } = await hosting();
    const container = `LDAP://CN=_Private,${acme.path.slice('LDAP://'.length)}`;

    const { group } = await run(name, { container, name: 'Helpers', groupType: 'GLOBAL DISTRIBUTION' });

    const { attributes } = await directory.read(group.path);
    assert.deepEqual([attributes['groupType'], attributes['sAMAccountName']], [['2'], ['Helpers']]);
    await assert.rejects(run(name, { container, name: 'Other', groupType: 'HUGE' }), {
      code: 'MANAGED_DIRECTORY_GROUP_TYPE_INVALID',
    });
  });

  it('is private', async () => {
    const { acme } = await hosting();
    await assert.rejects(acme.run(name, { container: acme.path, name: 'Sales' }), { code: 'ENGINE_PRIVATE_PROCEDURE' });
  });

  undoesEverywhere(name, ({ acme }) => ({ container: acme.path, name: 'Sales' }));
});
