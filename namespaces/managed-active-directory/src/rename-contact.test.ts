import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::RenameContact';

describe(name, () => {
  it('renames it', async () => {
    const hoster = await hosting();
    const { path: contact } = await hoster.run('Managed Active Directory::CreateContact', {
      container: hoster.acme.path,
      name: 'Partner',
    });
    const { path } = await hoster.run(name, { contact, newName: 'Friend' });
    assert.equal(path, contact.replace('CN=Partner', 'CN=Friend'));
    assert.deepEqual((await hoster.directory.read(path)).attributes['cn'], ['Friend']);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
