import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::DeleteGlobalAddressList';

describe(name, () => {
  it('takes list and pointer away', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run('Managed Email 2007::CreateGlobalAddressList', {
      organization: hoster.acme.path,
      name: 'Acme List',
    });
    await hoster.run(name, { organization: hoster.acme.path });
    assert.deepEqual(await hoster.everything(), before);
  });

  it('does nothing where there is none', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run(name, { organization: hoster.acme.path });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);
});
