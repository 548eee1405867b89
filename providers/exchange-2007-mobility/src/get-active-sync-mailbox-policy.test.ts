import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const provider = 'Exchange 2007 Mobility Provider';
const name = `${provider}::GetActiveSyncMailboxPolicy`;

describe(name, () => {
  it('returns one policy, all, some by the beginning of their names, or so many', async () => {
    const { run } = await hosting();
    for (const policy of ['Acme Gold', 'Acme Silver', 'Rival Gold', 'Acme* Gold']) {
      await run(`${provider}::NewActiveSyncMailboxPolicy`, { name: policy, allowCamera: policy === 'Acme Gold' });
    }
    const names = async (input: object) =>
      (await run(name, input)).policies.map((policy: { name: string }) => policy.name);

    assert.deepEqual(await names({}), ['Acme Gold', 'Acme Silver', 'Acme* Gold', 'Rival Gold']);
    assert.deepEqual(await names({ identity: 'acme silver' }), ['Acme Silver']);
    assert.deepEqual(await names({ namePrefix: 'acme ' }), ['Acme Gold', 'Acme Silver']);
    assert.deepEqual(await names({ namePrefix: 'Acme*' }), ['Acme* Gold']);
    assert.deepEqual((await names({ resultSize: 2 })).length, 2);
    const [gold] = (await run(name, { identity: 'Acme Gold' })).policies;
    assert.deepEqual([gold.allowCamera, gold.maxInactivityTimeDeviceLock], [true, 'Unlimited']);
    await assert.rejects(run(name, { identity: 'Bronze' }), { code: 'MOBILITY_POLICY_UNKNOWN' });
  });
});
