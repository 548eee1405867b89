import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Active Directory::DeleteContact';

describe(name, () => {
  it('deletes it', async () => {
    const hoster = await hosting();
    const { path: contact } = await hoster.run('Managed Active Directory::CreateContact', {
      container: hoster.acme.path,
      name: 'Partner',
    });
    await hoster.run(name, { contact });
    assert.equal(await hoster.directory.find(contact), undefined);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
