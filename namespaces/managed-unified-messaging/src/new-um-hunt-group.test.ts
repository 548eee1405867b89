import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::NewUMHuntGroup';

describe(name, () => {
  it('is for those who stand above the organization', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    await assert.rejects(acme.run(name, request), { code: 'ENGINE_MISSING_PRIVILEGE' });

    const { guid } = await hoster.reseller.run(name, request);

    const [group] = (await acme.run('Managed Unified Messaging::GetUMHuntGroup', { organization: acme.path }))
      .huntGroups;
    assert.deepEqual([group.guid, group.organization], [guid, acme.path]);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
