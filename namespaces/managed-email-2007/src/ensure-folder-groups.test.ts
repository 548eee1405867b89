import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::EnsureFolderGroups_';

describe(name, () => {
  it('makes the two groups once', async () => {
    const hoster = await hosting();
    const pointer = (wellKnownObject: string) =>
      hoster
        .run('Managed Active Directory::GetOtherWellKnownObject', { path: hoster.acme.path, wellKnownObject })
        .then(({ path }) => path);
    await hoster.run(name, { organization: hoster.acme.path });
    const before = await hoster.everything();
    await hoster.run(name, { organization: hoster.acme.path });
    assert.match(await pointer('FolderAdmins'), /^LDAP:\/\/CN=FolderAdmins@Acme,/);
    assert.match(await pointer('FolderUsers'), /^LDAP:\/\/CN=FolderUsers@Acme,/);
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);
});
