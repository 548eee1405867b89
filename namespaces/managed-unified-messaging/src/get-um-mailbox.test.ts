import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Unified Messaging::GetUMMailbox';

describe(name, () => {
  it('tells the mailboxes of the organization', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    const { mailboxes } = await acme.run(name, request);

    assert.deepEqual(mailboxes[0].extensions, ['1001']);
    assert.equal(mailboxes.length, 1);
  });

  staysWithin(name);
});
