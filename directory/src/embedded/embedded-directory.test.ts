import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { prepareDatabase } from '@tenantry/engine/host';
import { makeDatabase } from '@tenantry/testing/database';
import pg from 'pg';
import { describeDirectory } from '../conformance.ts';
import { deleteTree, prepareDeletion, restoreTree } from '../deletion.ts';
import type { Directory, Entry } from '../directory.ts';
import { embeddedMigrations, openEmbeddedDirectory } from '../open-embedded-directory.ts';

describe('the embedded directory', () => {
  describeDirectory(async () => {
    const { pool, close } = await freshPool();
    const { directory, preferring } = await openEmbeddedDirectory({ pool });
    return { directory, preferring, close };
  });

  it('is made once, also when several processes begin at the same time', async () => {
    const { pool, close } = await freshPool();
    after(close);

    const opened = await Promise.all(Array.from({ length: 5 }, () => openEmbeddedDirectory({ pool })));

    const [first] = opened;
    assert.ok(first);
    assert.equal((await all(first.directory, '(dc=fabrikam)')).length, 1);
  });

  it('puts a deleted tree back as what it was', async () => {
    const { pool, close } = await freshPool();
    after(close);
    const { directory } = await openEmbeddedDirectory({ pool });
    const { domain } = await directory.contexts();
    const top = await directory.add(`OU=Top,${domain}`, { objectClass: ['organizationalUnit'] });
    const user = await directory.add(`CN=Ann,${top.dn}`, { objectClass: ['user'], sAMAccountName: ['ann'] });
    await pool.query(`update directory.object set created_at = created_at - interval '1 day'`);
    const before = await Promise.all([directory.read(top.dn), directory.read(user.dn)]);

    const deletion = await prepareDeletion(directory, top.dn);
    assert.ok(deletion);
    await deleteTree(directory, deletion);
    await restoreTree(directory, deletion);

    const restored = await Promise.all([directory.read(top.dn), directory.read(user.dn)]);
    assert.deepEqual(restored.map(lasting), before.map(lasting));
  });

  it('takes a change of an entry that somebody else changes again and again', async () => {
    const { pool, close } = await freshPool();
    after(close);
    const { directory } = await openEmbeddedDirectory({ pool });
    const { domain } = await directory.contexts();
    const { dn } = await directory.add(`CN=Everybody,${domain}`, { objectClass: ['group'] });
    // Between the reading and the writing of each attempt.
    const query = pool.query.bind(pool) as (...given: unknown[]) => unknown;
    pool.query = (async (...given: [{ readonly name?: string }, ...unknown[]]) => {
      if (given[0].name === 'update_entry') await query(`update directory.object set usn = nextval('directory.usn')`);
      return query(...given);
    }) as typeof pool.query;

    await directory.addValues(dn, 'description', ['late']);

    assert.deepEqual((await directory.read(dn, ['description'])).attributes['description'], ['late']);
  });
});

async function freshPool() {
  const { connectionString, drop } = await makeDatabase();
  await prepareDatabase(connectionString, [], [embeddedMigrations]);
  const pool = new pg.Pool({ connectionString });
  // The database may go before a session that nobody uses any more.
  pool.on('error', () => undefined);
  return {
    pool,
    close: async () => {
      await pool.end();
      await drop();
    },
  };
}

/** An entry without what says when it was changed. */
function lasting({ guid, attributes: { whenChanged, uSNChanged, ...attributes } }: Entry) {
  return { guid, attributes };
}

async function all(directory: Directory, filter: string): Promise<Entry[]> {
  const { domain } = await directory.contexts();
  return Array.fromAsync(directory.search({ base: domain, filter }));
}
