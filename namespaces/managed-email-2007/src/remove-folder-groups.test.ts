import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Email 2007::RemoveFolderGroups_';

describe(name, () => {
  it('takes the groups away', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run('Managed Email 2007::EnsureFolderGroups_', { organization: hoster.acme.path });
    await hoster.run(name, { organization: hoster.acme.path });
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);
});
