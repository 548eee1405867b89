import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::CreateGroup';

describe(name, () => {
  it('creates a universal security group with an account name', async () => {
    const hoster = await hosting();
    const { group } = await hoster.run(name, { container: hoster.acme.path, name: 'Sales', description: 'Sells' });
    const { attributes } = await hoster.directory.read(group.path);
    assert.deepEqual(
      [attributes['groupType'], attributes['sAMAccountName'], attributes['description']],
      [['-2147483640'], [group.samName], ['Sells']],
    );
  });

  it('refuses unknown types and foreign policies', async () => {
    const hoster = await hosting();
    const { path } = hoster.acme;
    await assert.rejects(hoster.run(name, { container: path, name: 'X', groupType: 'BIG' }), {
      code: 'MANAGED_DIRECTORY_GROUP_TYPE_INVALID',
    });
    await assert.rejects(hoster.run(name, { container: path, name: 'X', policyName: 'reseller' }), {
      code: 'MANAGED_DIRECTORY_WRONG_PLACE',
    });
    await assert.rejects(
      hoster.run(name, { container: path, name: 'X', properties: [{ name: 'member', value: ['x'] }] }),
      { code: 'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED' },
    );
  });

  undoesEverywhere(name);

  staysWithin(name);
});
