import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const NewUMIPGateway = 'Unified Messaging 2007 Provider::NewUMIPGateway';

describe(NewUMIPGateway, () => {
  it('creates a gateway for all, once for an address and once for a name', async () => {
    const { run, directory } = await hosting();
    const input = { name: 'Main, first floor', address: '192.0.2.10', port: 5061, outcallsAllowed: false };

    const { path } = await run(NewUMIPGateway, input);

    const { attributes } = await directory.read(path);
    assert.deepEqual(attributes['objectClass'], ['msExchUMIPGateway']);
    assert.deepEqual(attributes['msExchUMIPGatewayAddress'], ['192.0.2.10']);
    assert.deepEqual(attributes['msExchUMIPGatewayPort'], ['5061']);
    assert.deepEqual(attributes['msExchUMOutcallsAllowed'], ['FALSE']);
    assert.equal(attributes['otherWellKnownObjects'], undefined);
    const cases = [
      ['UM_NAME_TAKEN', { address: '192.0.2.11' }],
      ['UM_IP_GATEWAY_ADDRESS_TAKEN', { name: 'Second' }],
      ['ENGINE_INPUT_INVALID', { name: 'Second', address: 'two words' }],
    ] as const;
    for (const [code, other] of cases) await assert.rejects(run(NewUMIPGateway, { ...input, ...other }), { code });
  });

  undoesEverywhere(NewUMIPGateway, () => ({ name: 'Main', address: '192.0.2.10' }));
});
