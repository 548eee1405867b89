import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, addGateway, hosting } from '@tenantry/testing';

const GetUMHuntGroup = 'Unified Messaging 2007 Provider::GetUMHuntGroup';

describe(GetUMHuntGroup, () => {
  it('tells an organization of its hunt groups only, also where another has one of the same name', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const { umDialPlan } = await addDialPlan(hoster);
    const plan = { name: 'Rival', numberOfDigitsInExtension: 4, organization: rival.path };
    await run('Unified Messaging 2007 Provider::NewUMDialPlan', plan);
    await run('Unified Messaging 2007 Provider::NewUMIPGateway', { name: 'Second', address: '192.0.2.11' });
    const name = 'Main';
    const first = { umDialPlan, umIPGateway: await addGateway(hoster), organization: acme.path, pilotIdentifier: '+1' };
    const second = { umDialPlan: 'Rival', umIPGateway: 'Second', organization: rival.path, pilotIdentifier: '+2' };
    for (const group of [first, second])
      await run('Unified Messaging 2007 Provider::NewUMHuntGroup', { ...group, name });

    for (const { organization, pilotIdentifier } of [first, second]) {
      for (const identity of [{ identity: name }, {}]) {
        const { huntGroups } = await run(GetUMHuntGroup, { organization, ...identity });
        assert.equal(huntGroups.length, 1);
        assert.deepEqual(huntGroups[0].properties[0], { name: 'pilotIdentifier', value: [pilotIdentifier] });
      }
    }
  });
});
