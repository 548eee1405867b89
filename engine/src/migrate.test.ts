import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { database } from '@tenantry/testing/database';
import pg from 'pg';

import { type Migrations, migrate } from './migrate.ts';
import { prepareDatabase } from './open-engine.ts';

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
