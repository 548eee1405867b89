import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

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

  undoesEverywhere(name, makeRequest);

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme, run }: Hosting) {
  const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Partner' });
  return { contact: path, newName: 'Friend' };
}
