import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Unified Messaging::AssignDialPlan_';

describe(name, () => {
  it('takes no dial plan of another organization', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const { umDialPlan } = await addDialPlan(hoster);
    const input = { umServer: 'EXMBX01', umDialPlan, organization: acme.path };

    await assert.rejects(run(name, { ...input, organization: rival.path }), { code: 'UM_OBJECT_UNKNOWN' });
    await run(name, input);

    assert.equal((await run('Unified Messaging 2007 Provider::GetUMServer', {})).umServers.length, 1);
  });

  undoesEverywhere(name, async (hoster) => ({
    umServer: 'EXMBX01',
    umDialPlan: (await addDialPlan(hoster)).umDialPlan,
    organization: hoster.acme.path,
  }));
});
