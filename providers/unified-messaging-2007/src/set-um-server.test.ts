import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting, undoesEverywhere } from '@tenantry/testing';

const SetUMServer = 'Unified Messaging 2007 Provider::SetUMServer';

describe(SetUMServer, () => {
  it('replaces the dial plans of a server, and sets the rest', async () => {
    const hoster = await hosting();
    const { run, directory } = hoster;
    const { umDialPlan } = await addDialPlan(hoster);
    const identity = 'exmbx01.fabrikam.com';

    await run(SetUMServer, { identity, propertyList: { dialPlans: [umDialPlan, umDialPlan], maxCallsAllowed: 200 } });
    await run(SetUMServer, { identity, propertyList: { status: 'NoNewCalls' } });

    const { umServers } = await run('Unified Messaging 2007 Provider::GetUMServer', { identity: 'EXMBX01' });
    const [{ path, properties }] = umServers;
    assert.deepEqual(properties.slice(0, 2), [
      { name: 'status', value: ['NoNewCalls'] },
      { name: 'maxCallsAllowed', value: ['200'] },
    ]);
    assert.equal((await directory.read(path)).attributes['msExchUMServerDialPlanLink']?.length, 1);
    await assert.rejects(run(SetUMServer, { identity: 'NONE', propertyList: {} }), { code: 'UM_SERVER_UNKNOWN' });
    const unknown = run(SetUMServer, { identity, propertyList: { dialPlans: ['Nothing'] } });
    await assert.rejects(unknown, { code: 'UM_OBJECT_UNKNOWN' });
    await run(SetUMServer, { identity: path, propertyList: { dialPlans: [] } });
    assert.deepEqual(await run('Unified Messaging 2007 Provider::GetUMServer', {}), { umServers: [] });
  });

  undoesEverywhere(SetUMServer, async (hoster) => ({
    identity: 'EXMBX01',
    propertyList: { dialPlans: [(await addDialPlan(hoster)).umDialPlan] },
  }));
});
