import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin } from '@tenantry/testing';

const name = 'Hosted Unified Messaging::GetCustomer';

describe(name, () => {
  it('names the objects of the organization', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    const { dialPlan } = await acme.run(name, request);

    const read = { organization: acme.path, identity: dialPlan };
    assert.equal((await acme.run('Managed Unified Messaging::GetUMDialPlan', read)).dialPlans.length, 1);
    await assert.rejects(hoster.run(name, { path: hoster.rival.path }), { code: 'HOSTED_UM_CUSTOMER_NOT_ENABLED' });
  });

  staysWithin(name);
});
