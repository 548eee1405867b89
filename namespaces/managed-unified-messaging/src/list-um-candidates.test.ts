import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting } from '@tenantry/testing';

const name = 'Managed Unified Messaging::ListUMCandidates_';

describe(name, () => {
  it('lists mailboxes without voice mail', async () => {
    const hoster = await hosting();
    const { umDialPlan } = await addDialPlan(hoster);
    const path = await hoster.acme.mailboxUser('ann');

    assert.deepEqual(await hoster.run(name, { organization: hoster.acme.path, umDialPlan }), { mailboxes: [{ path }] });
  });
});
