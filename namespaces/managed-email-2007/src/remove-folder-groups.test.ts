import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::RemoveFolderGroups_';

describe(name, () => {
  it('takes the groups away', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run('Managed Email 2007::EnsureFolderGroups_', { organization: hoster.acme.path });
    await hoster.run(name, { organization: hoster.acme.path });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name, makeRequest);
});

/** A request that succeeds at the tenant acme. */
async function makeRequest({ acme, run }: Hosting) {
  await run('Managed Email 2007::EnsureFolderGroups_', { organization: acme.path });
  return { organization: acme.path };
}
