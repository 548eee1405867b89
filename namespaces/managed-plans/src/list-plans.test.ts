import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Plans::ListPlans';

describe(name, () => {
  it('lists plans by name, page by page, and finds by type and text', async () => {
    const { run } = await hosting();
    const all = await run(name, {});
    const names: string[] = all.plans.map((each: { planName: string }) => each.planName);

    const first = await run(name, { pageSize: 2 });
    const rest = await run(name, { pageSize: 100, cursor: first.nextCursor });
    const ofUsers = await run(name, { planTypeName: 'ExchUserHosting', searchText: 'gold' });

    assert.deepEqual(names, names.toSorted());
    assert.deepEqual([...first.plans, ...rest.plans], all.plans);
    assert.equal(all.nextCursor, undefined);
    assert.deepEqual(
      ofUsers.plans.map((each: { planName: string }) => each.planName),
      ['MailboxGold'],
    );
  });

  it('is for the hoster', async () => {
    const { acme } = await hosting();

    await assert.rejects(acme.run(name, {}), { code: 'ENGINE_MISSING_PRIVILEGE' });
  });
});
