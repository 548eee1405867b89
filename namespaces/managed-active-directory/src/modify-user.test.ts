import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::ModifyUser';

describe(name, () => {
  it('changes attributes', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await hoster.run(name, { user: user, properties: [{ name: 'description', value: ['New'] }] });
    assert.deepEqual((await hoster.directory.read(user)).attributes['description'], ['New']);
  });

  it('refuses attributes that are not harmless', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');
    await assert.rejects(hoster.run(name, { user: user, properties: [{ name: 'adminCount', value: ['1'] }] }), {
      code: 'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED',
    });
  });

  it('refuses names that are taken and foreign suffixes', async () => {
    const hoster = await hosting();
    const user = await hoster.acme.user('ann');

    await hoster.acme.user('ben');
    await assert.rejects(hoster.run(name, { user, userPrincipalName: 'ben@acme.example' }), {
      code: 'MANAGED_DIRECTORY_PRINCIPAL_NAME_TAKEN',
    });
    await assert.rejects(hoster.run(name, { user, userPrincipalName: 'ann@rival.example' }), {
      code: 'MANAGED_DIRECTORY_SUFFIX_NOT_ALLOWED',
    });
    await assert.rejects(hoster.run(name, { user, sAMAccountName: 'ben_acme.example' }), {
      code: 'MANAGED_DIRECTORY_ACCOUNT_NAME_TAKEN',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
