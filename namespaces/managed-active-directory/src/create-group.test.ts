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

  it('takes a name so long that the text for its account name ends at a space', async () => {
    const { acme, run } = await hosting();
    const { path: container } = await run('Managed Active Directory::RenameOrganization', {
      org: acme.path,
      newName: 'Acme Ltd',
    });

    const { group } = await run(name, { container, name: 'a'.repeat(58) });

    assert.equal(group.samName, 'a'.repeat(20));
  });

  undoesEverywhere(name);

  staysWithin(name);
});
