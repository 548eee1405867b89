import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const CountItem = 'Managed Plans::CountItem_';
const featureName = 'maximum/groups';

describe(CountItem, () => {
  it('counts at the organization and at all above it, each thing once', async () => {
    const hoster = await hosting();
    await limit(hoster, '2');

    await count(hoster, 'one');
    await count(hoster, 'one');
    await count(hoster, 'two', 'rival');

    const counts = await countsOf(hoster);
    assert.deepEqual(
      [counts.get(hoster.acme.path), counts.get(hoster.rival.path), counts.get(hoster.reseller.path)],
      [1, 1, 2],
    );
  });

  it('refuses one more than the plan allows, and a plan for the reseller counts all its customers', async () => {
    const hoster = await hosting();
    await limit(hoster, '1');
    await count(hoster, 'one');
    await assert.rejects(count(hoster, 'two'), { code: 'PLANS_LIMIT_REACHED', message: /its own plan allows 1/ });

    const { path } = hoster.reseller;
    await hoster.run('Hosted Email 2007::Subscribe', { organization: path, planName: 'BusinessGrowing' });
    await limit(hoster, '2', path);
    await count(hoster, 'three', 'rival');
    await assert.rejects(count(hoster, 'four', 'rival'), {
      code: 'PLANS_LIMIT_REACHED',
      message: /the plan of an organization above it allows 2/,
    });
    assert.deepEqual((await countsOf(hoster)).get(path), 2);
  });

  undoesEverywhere(CountItem, ({ acme }) => ({ organization: acme.path, featureName, item: 'one' }));
});

function count({ run, ...hoster }: Hosting, item: string, tenant: 'acme' | 'rival' = 'acme') {
  return run(CountItem, { organization: hoster[tenant].path, featureName, item });
}

/** Gives an organization a limit of its own. */
async function limit({ run, acme }: Hosting, value: string, path = acme.path): Promise<void> {
  await run('Managed Plans::SetPlanOverrides_', {
    path,
    planTypeName: 'ExchOrgHosting',
    planOverrides: [{ name: featureName, value }],
  });
}

/** Counters by the path of their organization. */
async function countsOf({ directory, pool }: Hosting): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; used: number }>(
    'select organization_id as id, used::integer as used from plans.item_count where feature = $1',
    [featureName],
  );
  const counts = new Map<string, number>();
  for (const { id, used } of rows) counts.set((await directory.read(`LDAP://<GUID=${id}>`)).path, used);
  return counts;
}
