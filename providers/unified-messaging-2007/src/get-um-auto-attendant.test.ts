import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addDialPlan, hosting } from '@tenantry/testing';

const GetUMAutoAttendant = 'Unified Messaging 2007 Provider::GetUMAutoAttendant';

describe(GetUMAutoAttendant, () => {
  it('tells an organization of those that it may use, with the defaults of what nobody has set', async () => {
    const hoster = await hosting();
    const { acme, rival, run } = hoster;
    const { umDialPlan } = await addDialPlan(hoster);
    await run('Unified Messaging 2007 Provider::NewUMAutoAttendant', {
      name: 'Reception',
      umDialPlan,
      organization: acme.path,
    });

    const [{ properties }] = (await run(GetUMAutoAttendant, { organization: acme.path })).autoAttendants;

    const told = new Map(properties.map(({ name, value }: { name: string; value: string[] }) => [name, value[0]]));
    const expected = { nameLookupEnabled: 'true', afterHoursKeyMappingEnabled: 'false', contactScope: 'DialPlan' };
    for (const [name, value] of Object.entries(expected)) assert.equal(told.get(name), value, name);
    assert.deepEqual(await run(GetUMAutoAttendant, { organization: rival.path }), { autoAttendants: [] });
  });
});
