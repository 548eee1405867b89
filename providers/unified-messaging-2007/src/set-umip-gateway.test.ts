import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addGateway, hosting, undoesEverywhere } from '@tenantry/testing';

const SetUMIPGateway = 'Unified Messaging 2007 Provider::SetUMIPGateway';

describe(SetUMIPGateway, () => {
  it('changes a gateway that is named by its address, but not to the address of another', async () => {
    const hoster = await hosting();
    const identity = await addGateway(hoster);
    await hoster.run('Unified Messaging 2007 Provider::NewUMIPGateway', { name: 'Second', address: '192.0.2.11' });
    const set = (propertyList: object) => hoster.run(SetUMIPGateway, { identity, propertyList });

    await assert.rejects(set({ address: '192.0.2.11' }), { code: 'UM_IP_GATEWAY_ADDRESS_TAKEN' });
    await set({ address: identity, simulator: true });
    await set({ address: 'gateway.fabrikam.com' });

    const { ipGateways } = await hoster.run('Unified Messaging 2007 Provider::GetUMIPGateway', {
      identity: 'gateway.fabrikam.com',
    });
    assert.deepEqual(ipGateways[0].properties, [
      { name: 'address', value: ['gateway.fabrikam.com'] },
      { name: 'port', value: ['5060'] },
      { name: 'outcallsAllowed', value: ['true'] },
      { name: 'simulator', value: ['true'] },
      { name: 'status', value: ['Enabled'] },
    ]);
  });

  undoesEverywhere(SetUMIPGateway, async (hoster) => ({
    identity: await addGateway(hoster),
    propertyList: { address: '192.0.2.12' },
  }));
});
