import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::ModifyContact';

describe(name, () => {
  it('changes attributes', async () => {
    const hoster = await hosting();
    const { path: contact } = await hoster.run('Managed Active Directory::CreateContact', {
      container: hoster.acme.path,
      name: 'Partner',
    });
    await hoster.run(name, { contact: contact, properties: [{ name: 'description', value: ['New'] }] });
    assert.deepEqual((await hoster.directory.read(contact)).attributes['description'], ['New']);
  });

  it('refuses attributes that are not harmless', async () => {
    const hoster = await hosting();
    const { path: contact } = await hoster.run('Managed Active Directory::CreateContact', {
      container: hoster.acme.path,
      name: 'Partner',
    });
    await assert.rejects(hoster.run(name, { contact: contact, properties: [{ name: 'adminCount', value: ['1'] }] }), {
      code: 'MANAGED_DIRECTORY_ATTRIBUTE_NOT_ALLOWED',
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
