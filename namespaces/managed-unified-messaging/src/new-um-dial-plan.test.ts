import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, requestFor, staysWithin, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::NewUMDialPlan';

describe(name, () => {
  it('makes a dial plan of the organization, which no other one can name', async () => {
    const hoster = await hosting();
    const { acme, rival } = hoster;

    const { guid, umMailboxPolicy } = await acme.run(name, await requestFor(name)(hoster));

    assert.equal(umMailboxPolicy, 'Acme plan Default Policy');
    const [plan] = (
      await acme.run('Managed Unified Messaging::GetUMDialPlan', { organization: acme.path, identity: guid })
    ).dialPlans;
    assert.equal(plan.organization, acme.path);
    const foreign = { organization: rival.path, identity: guid };
    const propertyList = { faxEnabled: false };
    const attempts: readonly [string, object][] = [
      ['GetUMDialPlan', foreign],
      ['SetUMDialPlan', { ...foreign, propertyList }],
      ['RemoveUMDialPlan', foreign],
      ['NewUMMailboxPolicy', { organization: rival.path, name: 'Mine', umDialPlan: guid }],
    ];
    for (const [procedure, input] of attempts) {
      const attempt = rival.run(`Managed Unified Messaging::${procedure}`, input);
      await assert.rejects(attempt, { code: 'UM_OBJECT_UNKNOWN' }, procedure);
    }
  });

  undoesEverywhere(name);

  staysWithin(name);
});
