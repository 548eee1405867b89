import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::NewUMMailboxPolicy';

describe(name, () => {
  it('makes a policy of the organization', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    const { guid } = await acme.run(name, request);

    const read = { organization: acme.path, identity: guid };
    const [policy] = (await acme.run('Managed Unified Messaging::GetUMMailboxPolicy', read)).mailboxPolicies;
    assert.deepEqual([policy.name, policy.organization], ['Strict', acme.path]);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
