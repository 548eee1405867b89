import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { database } from '@tenantry/testing/database';
import pg from 'pg';

import { findPending, type Migrations, migrate, migrateBack, readApplied } from './migrate.ts';
import { prepareDatabase } from './prepare-database.ts';

describe('migrations', () => {
  it('are applied once, however many processes start at the same time', async () => {
    const { connectionString } = await database();
    const set = await migrations({
      '0001-first.sql': 'create table shop.good (id integer); insert into shop.good values (1)',
    });

    await prepareDatabase(connectionString, []);
    await Promise.all(
      Array.from({ length: 10 }, () => inSession(connectionString, (client) => migrate(client, [set]))),
    );

    const count = await inSession(connectionString, (client) =>
      client.query('select count(*)::integer as n from shop.good'),
    );
    assert.equal(count.rows[0].n, 1);
  });

  it('go on where an earlier version of the program ended', async () => {
    const { connectionString } = await database();
    await prepareDatabase(connectionString, []);
    const first = { '0001-first.sql': 'create table shop.good (id integer)' };
    await inSession(connectionString, async (client) => migrate(client, [await migrations(first)]));

    const second = { ...first, '0002-second.sql': 'alter table shop.good add name text' };
    await inSession(connectionString, async (client) => migrate(client, [await migrations(second)]));

    const { fields } = await inSession(connectionString, (client) => client.query('select * from shop.good'));
    assert.deepEqual(
      fields.map(({ name }) => name),
      ['id', 'name'],
    );
  });

  it('leave nothing of a file that fails', async () => {
    const { connectionString } = await database();
    await prepareDatabase(connectionString, []);
    const set = await migrations({
      '0001-first.sql': 'create table shop.good (id integer); create table nowhere.x ()',
    });

    await assert.rejects(
      inSession(connectionString, (client) => migrate(client, [set])),
      { code: '3F000' },
    );

    const { rows } = await inSession(connectionString, (client) =>
      client.query("select to_regclass('shop.good') as found"),
    );
    assert.equal(rows[0].found, null);
  });

  it('refuse a schema that a newer program made', async () => {
    const { connectionString } = await database();
    await prepareDatabase(connectionString, []);
    await inSession(connectionString, (client) =>
      client.query("insert into engine.migration (schema, number, name, digest) values ('engine', 999, 'later', '')"),
    );

    await assert.rejects(prepareDatabase(connectionString, []), { code: 'ENGINE_SCHEMA_TOO_NEW' });
  });

  it('refuse a file that was changed after it was applied', async () => {
    const { connectionString } = await database();
    await prepareDatabase(connectionString, []);
    await inSession(connectionString, async (client) =>
      migrate(client, [await migrations({ '0001-a.sql': 'select 1' })]),
    );

    const changed = await migrations({ '0001-a.sql': 'select 2' });

    await assert.rejects(
      inSession(connectionString, (client) => migrate(client, [changed])),
      {
        code: 'ENGINE_MIGRATION_CHANGED',
      },
    );
  });
});

describe('the way back of migrations', () => {
  const first = { '0001-first.sql': 'create table shop.good (id integer)' };
  const second = {
    '0002-second.sql': 'alter table shop.good add name text',
    '0002-second.down.sql': 'alter table shop.good drop name',
  };

  it('takes back to a level, with the SQL that was kept, also when the files are gone', async () => {
    const { connectionString } = await database();
    await prepareDatabase(connectionString, []);
    const newer = await migrations({ ...first, ...second });
    const older = await migrations(first);

    const { pending, back } = await inSession(connectionString, async (client) => {
      await migrate(client, [older]);
      const found = await findPending(client, [newer]);
      await migrate(client, [newer]);
      for (const name of Object.keys(second)) await rm(new URL(name, newer.folder));
      await migrateBack(client, [{ schema: 'shop', number: 1 }]);
      return { pending: found, back: await readApplied(client) };
    });

    assert.deepEqual(pending, [{ schema: 'shop', number: 2, name: '0002-second.sql', hasWayBack: true }]);
    assert.deepEqual(
      back.filter(({ schema }) => schema === 'shop').map(({ name }) => name),
      ['0001-first.sql'],
    );
    const { fields } = await inSession(connectionString, (client) => client.query('select * from shop.good'));
    assert.deepEqual(
      fields.map(({ name }) => name),
      ['id'],
    );
  });

  it('is refused as a whole when one of them has none', async () => {
    const { connectionString } = await database();
    await prepareDatabase(connectionString, []);
    const set = await migrations({ ...first, ...second });

    await inSession(connectionString, async (client) => {
      await migrate(client, [set]);
      await assert.rejects(migrateBack(client, [{ schema: 'shop', number: 0 }]), { code: 'ENGINE_MIGRATION_ONE_WAY' });
      assert.equal((await readApplied(client)).filter(({ schema }) => schema === 'shop').length, 2);
    });
  });

  it('lets an older version run while an update is under way', async () => {
    const { connectionString } = await database();
    await prepareDatabase(connectionString, []);
    const older = await migrations(first);
    await inSession(connectionString, async (client) => migrate(client, [await migrations({ ...first, ...second })]));

    await inSession(connectionString, (client) => migrate(client, [{ ...older, mayBeAhead: true }]));
    await assert.rejects(
      inSession(connectionString, (client) => migrate(client, [older])),
      { code: 'ENGINE_SCHEMA_TOO_NEW' },
    );
  });
});

async function migrations(files: Record<string, string>): Promise<Migrations> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-migrations-'));
  after(() => rm(folder, { recursive: true }));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
  return { schema: 'shop', folder: pathToFileURL(`${folder}/`), books: true };
}

async function inSession<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
