import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addGateway, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Unified Messaging 2007 Provider::EnableUMIPGateway';

describe(name, () => {
  it('lets calls in again, also when it is told twice', async () => {
    const hoster = await hosting();
    const { run } = hoster;
    const identity = await addGateway(hoster);
    const status = async () => {
      const { ipGateways } = await run('Unified Messaging 2007 Provider::GetUMIPGateway', { identity });
      return ipGateways[0].properties.at(-1).value[0];
    };

    await run('Unified Messaging 2007 Provider::DisableUMIPGateway', { identity });
    assert.equal(await status(), 'NoNewCalls');
    for (let times = 0; times < 2; times++) await run(name, { identity });
    assert.equal(await status(), 'Enabled');
  });

  undoesEverywhere(name, async (hoster) => {
    const identity = await addGateway(hoster);
    await hoster.run('Unified Messaging 2007 Provider::DisableUMIPGateway', { identity });
    return { identity };
  });
});
