import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

const manager = 'Exchange 2007 Resource Manager';
const stores = ['Mailbox Store 1 (EXMBX01)', 'Mailbox Store 2 (EXMBX01)'];
const twentyTerabytes = 20 * 1024 * 1024;

describe('B6, KB979704: an overflow when an organization got 2 TB or more', () => {
  it('grants 20 TB and 1 MB to the kilobyte', async () => {
    const { acme, pool, run } = await hosting();
    const mailStores = stores.map((mailStoreName) => ({
      serverName: 'EXMBX01',
      mailStoreName,
      megabytes: 2 * twentyTerabytes,
    }));
    await run(`${manager}::ModifyExchangeResources`, { mailStores });
    const megabytes = twentyTerabytes + 1;

    await run(`${manager}::AllocateOrganization`, { organization: acme.path, mailStore: { megabytes } });

    const { rows } = await pool.query(
      `select sum(granted)::text as kilobytes from resource_manager.organization_grant where granted > 0`,
    );
    assert.deepEqual(rows, [{ kilobytes: String(megabytes * 1024) }]);
    assert.deepEqual((await run(`${manager}::Recount_`, {})).differences, []);
  });
});
