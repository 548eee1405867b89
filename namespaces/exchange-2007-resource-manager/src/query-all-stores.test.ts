import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const name = 'Exchange 2007 Resource Manager::QueryAllStores';

describe(name, () => {
  it('lists stores with their space', async () => {
    const hoster = await hosting();
    const { mailStores } = await hoster.run(name, {});
    assert.deepEqual(
      mailStores.map((store: Record<string, unknown>) => [
        store['mailStoreName'],
        store['megabytes'],
        store['megabytesFree'],
      ]),
      [
        ['Mailbox Store 1 (EXMBX01)', 204_800, 204_800],
        ['Mailbox Store 2 (EXMBX01)', 204_800, 204_800],
        ['Mailbox Store 1 (EXMBX02)', 102_400, 102_400],
      ],
    );
  });
});
