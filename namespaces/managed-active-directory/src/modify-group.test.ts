import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::ModifyGroup';

describe(name, () => {
  it('changes attributes', async () => {
    const hoster = await hosting();
    const { group } = await hoster.run('Managed Active Directory::CreateGroup', {
      container: hoster.acme.path,
      name: 'Sales',
    });
    await hoster.run(name, { group: group.path, properties: [{ name: 'description', value: ['New'] }] });
    assert.deepEqual((await hoster.directory.read(group.path)).attributes['description'], ['New']);
  });

  it('refuses attributes that are not harmless', async () => {
    const hoster = await hosting();
    const { group } = await hoster.run('Managed Active Directory::CreateGroup', {
      container: hoster.acme.path,
      name: 'Sales',
    });
    await assert.rejects(hoster.run(name, { group: group.path, properties: [{ name: 'adminCount', value: ['1'] }] }), {
      code: 'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED',
    });
  });

  it('refuses groups of the organization itself', async () => {
    const hoster = await hosting();
    await assert.rejects(
      hoster.run(name, {
        group: `LDAP://CN=Admins@Acme,${hoster.acme.path.slice('LDAP://'.length)}`,
        properties: [{ name: 'description', value: ['New'] }],
      }),
      { code: 'MANAGED_DIRECTORY_OWN_OBJECT' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
