import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Unified Messaging 2007 Provider::DisableUMAutoAttendant';
const identity = 'Reception';

describe(name, () => {
  it('switches an auto attendant, also one that is switched so already', async () => {
    const hoster = await hosting();
    const { run } = hoster;
    await addAttendant(hoster);

    for (let times = 0; times < 2; times++) await run(name, { identity });

    const [{ properties }] = (await run('Unified Messaging 2007 Provider::GetUMAutoAttendant', { identity }))
      .autoAttendants;
    const enabled = properties.find((each: { name: string }) => each.name === 'enabled');
    assert.deepEqual(enabled, { name: 'enabled', value: ['false'] });
    await assert.rejects(run(name, { identity: 'Nothing' }), { code: 'UM_OBJECT_UNKNOWN' });
  });

  undoesEverywhere(name, addAttendant);
});

async function addAttendant(hoster: Hosting) {
  const { umDialPlan } = await addDialPlan(hoster);
  await hoster.run('Unified Messaging 2007 Provider::NewUMAutoAttendant', {
    name: identity,
    umDialPlan,
    status: 'Enabled',
  });
  return { identity };
}
