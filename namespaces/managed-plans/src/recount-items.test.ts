import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Managed Plans::RecountItems_';

describe(name, () => {
  it('finds a counter that is wrong, one that is missing and one too many', async () => {
    const { acme, directory, pool, reseller, run } = await hosting();
    const count = (item: string) =>
      run('Managed Plans::CountItem_', { organization: acme.path, featureName: 'maximum/groups', item });
    await count('one');
    await count('two');
    const orgGUID = (await directory.read(acme.path)).guid;
    const above = (await directory.read(reseller.path)).guid;
    const other = '00000000-0000-4000-8000-000000000000';
    const before = (await run(name, {})).differences;
    await pool.query(`update plans.item_count set used = 7 where organization_id = $1 and feature = 'maximum/groups'`, [
      orgGUID,
    ]);
    await pool.query(`delete from plans.item_count where organization_id = $1 and feature = 'maximum/groups'`, [above]);
    await pool.query(`insert into plans.item_count values ($1, 'maximum/groups', 3)`, [other]);

    const { differences } = await run(name, {});

    const featureName = 'maximum/groups';
    assert.deepEqual(before, []);
    assert.deepEqual(
      differences.toSorted((one: { counted: number }, two: { counted: number }) => one.counted - two.counted)[0],
      { orgGUID: other, featureName, booked: 3, counted: 0 },
    );
    assert.deepEqual(
      new Map(differences.map((each: { orgGUID: string; booked: number }) => [each.orgGUID, each.booked])),
      new Map(
        [
          [other, 3],
          [orgGUID, 7],
          [above, 0],
        ].sort() as [string, number][],
      ),
    );
  });
});
