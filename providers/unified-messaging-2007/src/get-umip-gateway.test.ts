import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addGateway, hosting } from '@tenantry/testing';

const GetUMIPGateway = 'Unified Messaging 2007 Provider::GetUMIPGateway';

describe(GetUMIPGateway, () => {
  it('tells an organization of gateways that it may use', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    await addGateway(hoster);
    await run('Unified Messaging 2007 Provider::NewUMIPGateway', {
      name: 'Of acme',
      address: '192.0.2.11',
      organization: acme.path,
    });
    const names = async (organization: string) =>
      (await run(GetUMIPGateway, { organization })).ipGateways.map(({ name }: { name: string }) => name).sort();

    assert.deepEqual(await names(acme.path), ['Gateway, main', 'Of acme']);
    assert.deepEqual(await names(rival.path), ['Gateway, main']);
    await assert.rejects(run(GetUMIPGateway, { identity: 'Nothing' }), { code: 'UM_OBJECT_UNKNOWN' });
  });
});
