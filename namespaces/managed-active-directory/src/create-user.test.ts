import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::CreateUser';

describe(name, () => {
  it('creates a disabled user who is in the group of all users', async () => {
    const hoster = await hosting();
    const { user } = await hoster.run(name, {
      container: hoster.acme.path,
      userPrincipalName: 'ann@acme.example',
      displayName: 'Ann',
      givenName: 'Ann',
    });
    const { attributes } = await hoster.directory.read(user.path);
    assert.deepEqual(
      [attributes['cn'], attributes['userPrincipalName'], attributes['displayName'], attributes['sAMAccountName']],
      [['ann@acme.example'], ['ann@acme.example'], ['Ann'], ['ann_acme.example']],
    );
    assert.equal(Number(attributes['userAccountControl']?.[0]) & 2, 2);
    const { groups } = await hoster.run('Active Directory Provider::User Groups', { path: user.path });
    assert.deepEqual(groups, [`LDAP://CN=AllUsers@Acme,CN=_Private,${hoster.acme.path.slice('LDAP://'.length)}`]);
  });

  it('refuses names that are taken, foreign suffixes and wrong places', async () => {
    const hoster = await hosting();
    const { path: container } = hoster.acme;
    const user = await hoster.acme.user('ann');
    assert.ok(user);
    const input = (userPrincipalName: string, more = {}) => ({ container, userPrincipalName, ...more });
    await assert.rejects(hoster.run(name, input('ann@acme.example')), {
      code: 'MANAGED_DIRECTORY_PRINCIPAL_NAME_TAKEN',
    });
    await assert.rejects(hoster.run(name, input('ben@rival.example')), {
      code: 'MANAGED_DIRECTORY_SUFFIX_NOT_ALLOWED',
    });
    await assert.rejects(hoster.run(name, input('ben@acme.example', { sAMAccountName: 'ann_acme.example' })), {
      code: 'MANAGED_DIRECTORY_ACCOUNT_NAME_TAKEN',
    });
    await assert.rejects(
      hoster.run(name, input('ben@acme.example', { properties: [{ name: 'adminCount', value: ['1'] }] })),
      { code: 'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED' },
    );
    await assert.rejects(hoster.run(name, input('ben@acme.example', { policyName: 'hosting' })), {
      code: 'MANAGED_DIRECTORY_WRONG_PLACE',
    });
    await assert.rejects(
      hoster.run(name, {
        ...input('ben@acme.example'),
        container: `LDAP://CN=_Private,${hoster.acme.path.slice('LDAP://'.length)}`,
      }),
      { code: 'MANAGED_DIRECTORY_PRIVATE_CONTAINER' },
    );
  });

  it('cuts account names to 20 characters and makes them unique', async () => {
    const hoster = await hosting();
    const create = async (user: string) =>
      (await hoster.run(name, { container: hoster.acme.path, userPrincipalName: `${user}@acme.example` })).user.samName;
    const names = [await create('a.very.long.name.one'), await create('a.very.long.name.two')];
    assert.equal(new Set(names).size, 2);
    assert.ok(names.every((each) => each.length <= 20));
  });

  undoesEverywhere(name);

  staysWithin(name);
});
