import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, addGateway, hosting, undoesEverywhere } from '@tenantry/testing';

const RemoveUMIPGateway = 'Unified Messaging 2007 Provider::RemoveUMIPGateway';

describe(RemoveUMIPGateway, () => {
  it('is refused while the gateway has hunt groups', async () => {
    const hoster = await hosting();
    const { acme, run } = hoster;
    const identity = await addGateway(hoster);
    const { umDialPlan } = await addDialPlan(hoster);
    const group = { name: 'Acme', pilotIdentifier: '+1', umDialPlan, umIPGateway: identity, organization: acme.path };
    await run('Unified Messaging 2007 Provider::NewUMHuntGroup', group);

    await assert.rejects(run(RemoveUMIPGateway, { identity }), { code: 'UM_OBJECT_IN_USE', message: /Acme/ });
    await assert.rejects(run(RemoveUMIPGateway, { identity, organization: acme.path }), { code: 'UM_OBJECT_UNKNOWN' });
    await run('Unified Messaging 2007 Provider::RemoveUMHuntGroup', { identity: 'Acme' });
    await run(RemoveUMIPGateway, { identity });

    assert.deepEqual(await run('Unified Messaging 2007 Provider::GetUMIPGateway', {}), { ipGateways: [] });
  });

  undoesEverywhere(RemoveUMIPGateway, async (hoster) => ({ identity: await addGateway(hoster) }));
});
