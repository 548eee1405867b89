import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Client } from 'pg';

import { database, type TestDatabase } from './database.ts';

describe('database', () => {
  const names: string[] = [];

  it('gives each test an empty database of its own', async () => {
    const [one, other] = [await database(), await database()];
    names.push(one.name, other.name);

    await query(one, 'create table mark (number integer)');

    assert.deepEqual(await query(other, "select from pg_class where relname = 'mark'"), []);
  });

  it('drops them at the end of the test', async () => {
    const left = await query(await database(), 'select datname from pg_database where datname = any ($1)', [names]);

    assert.deepEqual(left, []);
  });
});

async function query({ connectionString }: TestDatabase, sql: string, parameters: unknown[] = []): Promise<unknown[]> {
  const session = new Client({ connectionString });
  await session.connect();
  const { rows } = await session.query(sql, parameters);
  await session.end();
  return rows;
}
