import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Unified Messaging::GetUMMailboxPIN';

describe(name, () => {
  it('tells the state of PINs, and never one', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    const { mailboxPINs } = await acme.run(name, request);

    assert.equal(mailboxPINs.length, 1);
    assert.doesNotMatch(JSON.stringify(mailboxPINs), /274918/);
  });

  staysWithin(name);
});
