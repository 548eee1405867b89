import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::RemoveUMDialPlan';

describe(name, () => {
  it('deletes a dial plan of the organization', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    await acme.run(name, request);

    assert.deepEqual(await acme.run('Managed Unified Messaging::GetUMDialPlan', { organization: acme.path }), {
      dialPlans: [],
    });
  });

  undoesEverywhere(name);

  staysWithin(name);
});
