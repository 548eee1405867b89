import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Managed Unified Messaging::GetUMDialPlan';

describe(name, () => {
  it('tells the dial plans that the organization may use', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    const { dialPlans } = await acme.run(name, request);

    assert.deepEqual(
      dialPlans.map((each: { name: string }) => each.name),
      ['Acme, "main"'],
    );
  });

  staysWithin(name);
});
