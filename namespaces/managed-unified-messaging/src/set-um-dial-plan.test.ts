import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::SetUMDialPlan';

describe(name, () => {
  it('lets administrators of the organization set its dial plan', async () => {
    const hoster = await hosting();
    const { acme } = hoster;
    const request = await requestFor(name)(hoster);

    await acme.run(name, request);

    const read = { organization: acme.path, identity: request['identity'] };
    const [{ properties }] = (await acme.run('Managed Unified Messaging::GetUMDialPlan', read)).dialPlans;
    assert.deepEqual(properties.find((each: { name: string }) => each.name === 'faxEnabled')?.value, ['false']);
  });

  undoesEverywhere(name);

  staysWithin(name);
});
