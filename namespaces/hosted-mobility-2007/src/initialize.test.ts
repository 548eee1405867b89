import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting, undoesEverywhere } from '@tenantry/testing';

const name = 'Hosted Mobility 2007::Initialize';

describe(name, () => {
  it('registers the service with every setting as a feature, and may be called again', async () => {
    const { run, pool, everything } = await hosting();
    await run(name, {});
    const before = await everything();
    await run(name, {});
    assert.deepEqual(await everything(), before);
    const { rows } = await pool.query<{ name: string }>(
      "select name from plans.feature_type where name like 'policy/%' order by name",
    );
    assert.equal(rows.length, 46);
    assert.ok(rows.some(({ name: feature }) => feature === 'policy/maxInactivityTimeDeviceLock'));
  });

  undoesEverywhere(name);
});
