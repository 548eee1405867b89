import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Email 2007::DeleteDistributionList';

describe(name, () => {
  it('deletes the list, and it counts no longer', async () => {
    const hoster = await hosting();
    const before = await hoster.everything();
    const request = await requestFor(name)(hoster);

    await hoster.run(name, request);

    assert.deepEqual(await hoster.everything(), before);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
