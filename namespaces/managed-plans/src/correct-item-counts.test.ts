import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type Hosting, hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Managed Plans::CorrectItemCounts_';
const nobody = '00000000-0000-4000-8000-000000000000';

describe(name, () => {
  it('makes every counter the number of things that count', async () => {
    const hoster = await hosting();
    await damage(hoster);

    const { differences } = await hoster.run(name, {});

    assert.ok(differences.length >= 2);
    assert.deepEqual(await hoster.run('Managed Plans::RecountItems_', {}), { differences: [] });
    const { rows } = await hoster.pool.query('select from plans.item_count where organization_id = $1', [nobody]);
    assert.equal(rows.length, 0);
  });

  undoesEverywhere(name, async (hoster) => {
    await damage(hoster);
    return {};
  });
});

/** A counter of nothing, one that is too high, and one that is missing. */
async function damage({ acme, directory, pool, reseller, run }: Hosting): Promise<void> {
  const featureName = 'maximum/groups';
  await run('Managed Plans::CountItem_', { organization: acme.path, featureName, item: 'one' });
  const above = (await directory.read(reseller.path)).guid;
  await pool.query('update plans.item_count set used = used + 2');
  await pool.query('delete from plans.item_count where organization_id = $1', [above]);
  await pool.query('insert into plans.item_count values ($1, $2, 3)', [nobody, featureName]);
}
