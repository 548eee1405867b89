import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { prepareDatabase } from '@tenantry/engine/host';
import { makeDatabase } from '@tenantry/testing/database';
import pg from 'pg';
import { describeDirectory } from '../conformance.ts';
import type { Directory, Entry } from '../directory.ts';
import { embeddedMigrations, openEmbeddedDirectory } from '../open-embedded-directory.ts';

describe('the embedded directory', () => {
  describeDirectory(async () => {
    const { pool, close } = await freshPool();
    const { directory } = await openEmbeddedDirectory({ pool });
    return { directory, close };
  });

  it('is made once, also when several processes begin at the same time', async () => {
    const { pool, close } = await freshPool();
    after(close);

    const opened = await Promise.all(Array.from({ length: 5 }, () => openEmbeddedDirectory({ pool })));

    const [first] = opened;
    assert.ok(first);
    assert.equal((await all(first.directory, '(dc=fabrikam)')).length, 1);
  });
});

async function freshPool() {
  const { connectionString, drop } = await makeDatabase();
  await prepareDatabase(connectionString, [], [embeddedMigrations]);
  const pool = new pg.Pool({ connectionString });
  return {
    pool,
    close: async () => {
      await pool.end();
      await drop();
    },
  };
}

async function all(directory: Directory, filter: string): Promise<Entry[]> {
  const { domain } = await directory.contexts();
  return Array.fromAsync(directory.search({ base: domain, filter }));
}
