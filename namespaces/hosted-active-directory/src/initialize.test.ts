import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Active Directory::Initialize';

describe(name, () => {
  it('may be called again and changes nothing', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    await hoster.run(name, {});
    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);
});
