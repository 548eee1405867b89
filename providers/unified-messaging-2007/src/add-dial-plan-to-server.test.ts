import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

const AddDialPlanToServer = 'Unified Messaging 2007 Provider::AddDialPlanToServer_';

describe(AddDialPlanToServer, () => {
  it('leaves the dial plans that a server has', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const { umDialPlan } = await addDialPlan(hoster);
    await run('Unified Messaging 2007 Provider::NewUMDialPlan', {
      name: 'Second',
      numberOfDigitsInExtension: 3,
      organization: acme.path,
    });
    const input = { umServer: 'EXMBX01', umDialPlan, organization: acme.path };

    for (const plan of [umDialPlan, 'Second', umDialPlan])
      await run(AddDialPlanToServer, { ...input, umDialPlan: plan });

    const { umServers } = await run('Unified Messaging 2007 Provider::GetUMServer', {});
    assert.equal(umServers[0].properties.at(-1).value.length, 2);
    const foreign = run(AddDialPlanToServer, { ...input, organization: rival.path });
    await assert.rejects(foreign, { code: 'UM_OBJECT_UNKNOWN' });
  });

  undoesEverywhere(AddDialPlanToServer, async (hoster) => ({
    umServer: 'EXMBX01',
    umDialPlan: (await addDialPlan(hoster)).umDialPlan,
  }));
});
