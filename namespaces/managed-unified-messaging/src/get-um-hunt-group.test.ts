import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Unified Messaging::GetUMHuntGroup';

describe(name, () => {
  it('tells of none where there is none', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    assert.deepEqual(await acme.run(name, request), { huntGroups: [] });
  });

  staysWithin(name);
});
