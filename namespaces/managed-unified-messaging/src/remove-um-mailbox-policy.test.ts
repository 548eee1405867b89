import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::RemoveUMMailboxPolicy';

describe(name, () => {
  it('deletes a policy of the organization', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    await acme.run(name, request);

    assert.deepEqual(await acme.run('Managed Unified Messaging::GetUMMailboxPolicy', { organization: acme.path }), {
      mailboxPolicies: [],
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
