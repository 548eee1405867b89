import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::RemoveAddressLists_';

describe(name, () => {
  it('takes lists and book away', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run('Managed Email 2007::EnsureAddressLists_', { organization: hoster.acme.path });
    assert.deepEqual(await hoster.run(name, { organization: hoster.acme.path }), { removed: true });
    assert.deepEqual(await hoster.everything(), before);
    assert.deepEqual(await hoster.run(name, { organization: hoster.acme.path }), { removed: false });
  });

  undoesEverywhere(name);
});
