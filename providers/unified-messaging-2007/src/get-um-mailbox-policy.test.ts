import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting } from '@tenantry/testing';

const GetUMMailboxPolicy = 'Unified Messaging 2007 Provider::GetUMMailboxPolicy';

describe(GetUMMailboxPolicy, () => {
  it('tells the properties of a policy with its dial plan', async () => {
    const hoster = await hosting();
    const { umMailboxPolicy: identity } = await addDialPlan(hoster);

    const [policy] = (await hoster.run(GetUMMailboxPolicy, { identity })).mailboxPolicies;

    assert.deepEqual([policy.name, policy.organization], [identity, hoster.acme.path]);
    assert.deepEqual(policy.properties.slice(0, 6), [
      { name: 'allowCommonPatterns', value: ['false'] },
      { name: 'minPINLength', value: ['6'] },
      { name: 'pinHistoryCount', value: ['5'] },
      { name: 'pinLifetime', value: ['60'] },
      { name: 'maxLogonAttempts', value: ['15'] },
      { name: 'logonFailuresBeforePINReset', value: ['5'] },
    ]);
    assert.equal(policy.properties.at(-1).name, 'umDialPlan');
  });
});
