import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { makeDatabase, type TestDatabase } from '@tenantry/testing/database';
import pg from 'pg';

import { type BooksSession, type BooksTransaction, openBooks } from './books-session.ts';
import { createStatements } from './statements.ts';

describe('the books of a request', () => {
  let made: TestDatabase;
  let pool: pg.Pool;
  let books: BooksSession;

  before(async () => {
    made = await makeDatabase('template1');
    pool = new pg.Pool({ connectionString: made.connectionString, max: 2, pipeline: true });
    pool.on('error', () => undefined);
    books = openBooks({ pool, statements: createStatements() });
    await pool.query('create table entry (name text)');
    await pool.query('create view listed as select name from entry');
  });

  after(async () => {
    await pool.end();
    await made.drop();
  });

  const transact: <T>(work: (client: BooksTransaction) => Promise<T>) => Promise<T> = (work) =>
    books.transaction(work, () => Promise.resolve(false));
  const names = async () => (await pool.query<{ name: string }>('select name from entry order by name')).rows;

  it('go on when an update changes what a kept statement gives, on every connection', async () => {
    const select = 'select * from listed';
    const read = () => Promise.all([books.read.query(select), books.read.query(select)]);
    await read();

    await pool.query('create or replace view listed as select name, length(name) as letters from entry');
    await pool.query("insert into entry values ('a')");

    const row = { name: 'a', letters: 1 };
    assert.deepEqual(await read(), [[row], [row]]);
    assert.deepEqual(await transact((client) => client.query(select)), [row]);
    await pool.query('truncate entry');
  });

  it('take a statement before the last one is answered, in the same transaction', async () => {
    const insert = 'insert into entry values ($1) returning name';

    const added = await transact((client) => Promise.all(['a', 'b', 'c'].map((name) => client.query(insert, [name]))));

    assert.deepEqual(added, [[{ name: 'a' }], [{ name: 'b' }], [{ name: 'c' }]]);
    await pool.query('truncate entry');
  });

  it('have nothing of work that failed, not even of what went on beside', async () => {
    let later: () => Promise<unknown> = () => Promise.resolve();
    const work = transact(async (client) => {
      later = () => client.query("insert into entry values ('late')");
      await client.query("insert into entry values ('early')");
      await client.query('select 1 / 0');
    });

    await assert.rejects(work, { code: '22012' });
    await assert.rejects(later(), { code: '25P01' });
    assert.deepEqual(await names(), []);
  });

  it('do not pass for written when the error of a statement was lost', async () => {
    const work = transact(async (client) => {
      await client.query("insert into entry values ('early')");
      await client.query('select 1 / 0').catch(() => undefined);
    });

    await assert.rejects(work, { code: '25P02' });
    assert.deepEqual(await names(), []);
  });

  it('have a statement of the end with all others, or nothing', async () => {
    const insert = 'insert into entry values ($1)';
    await transact(async (client) => {
      client.atTheEnd(insert, ['last']);
      await client.query(insert, ['first']);
    });
    const failing = transact(async (client) => {
      client.atTheEnd('select 1 / $1', [0]);
      await client.query(insert, ['lost']);
    });

    await assert.rejects(failing, { code: '22012' });
    assert.deepEqual(await names(), [{ name: 'first' }, { name: 'last' }]);
    await pool.query('truncate entry');
  });
});
