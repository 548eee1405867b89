import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addGateway, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Unified Messaging 2007 Provider::DisableUMIPGateway';

describe(name, () => {
  it('takes no new calls, or ends them all at once', async () => {
    const hoster = await hosting();
    const { run } = hoster;
    const identity = await addGateway(hoster);
    const status = async () => {
      const { ipGateways } = await run('Unified Messaging 2007 Provider::GetUMIPGateway', { identity });
      return ipGateways[0].properties.at(-1).value[0];
    };

    await run(name, { identity });
    assert.equal(await status(), 'NoNewCalls');
    await run(name, { identity, immediate: true });
    assert.equal(await status(), 'Disabled');
  });

  undoesEverywhere(name, async (hoster) => {
    const identity = await addGateway(hoster);

    return { identity };
  });
});
