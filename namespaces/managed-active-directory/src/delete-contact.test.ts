import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, staysWithin, undoesEverywhere } from '@tenantry/testing';

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

  undoesEverywhere(name, makeRequest);

  staysWithin(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme, run }: Hosting) {
  const { path } = await run('Managed Active Directory::CreateContact', { container: acme.path, name: 'Partner' });
  return { contact: path };
}
