import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Unified Messaging::GetUMMailboxPolicy';

describe(name, () => {
  it('tells the policies that the organization may use', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    const { mailboxPolicies } = await acme.run(name, request);

    assert.deepEqual(
      mailboxPolicies.map((each: { name: string }) => each.name),
      ['Acme, "main" Default Policy'],
    );
  });

  staysWithin(name);
});
