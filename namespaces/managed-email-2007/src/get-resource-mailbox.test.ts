import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Email 2007::GetResourceMailbox';

describe(name, () => {
  it('names the store as requests do', async () => {
    const hoster = await hosting();
    const { database, resourceType } = await hoster.acme.run(name, await requestFor(name)(hoster));
    assert.equal(database, 'EXMBX01\\SG01\\Mailbox Store 1 (EXMBX01)');
    assert.equal(resourceType, 'Room');
  });

  staysWithin(name);
});
