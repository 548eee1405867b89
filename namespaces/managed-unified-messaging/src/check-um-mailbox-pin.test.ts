import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::CheckUMMailboxPIN';

describe(name, () => {
  it('lets in who knows the PIN', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    assert.equal((await acme.run(name, request)).accepted, false);
    assert.equal((await acme.run(name, { ...request, pin: '274918' })).accepted, true);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
