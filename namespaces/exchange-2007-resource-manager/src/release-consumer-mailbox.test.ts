import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::ReleaseConsumerMailbox_';

describe(name, () => {
  it('refuses what has none', async () => {
    const hoster = await hosting();
    await assert.rejects(hoster.run(name, { GUID: '6f0f5a0e-62fb-4a1c-9d8f-1f6d1c1b7a01' }), {
      code: 'RESOURCE_MANAGER_NO_ALLOCATION',
    });
  });

  undoesEverywhere(name);
});
