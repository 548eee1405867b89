import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { prepareDatabase } from '@tenantry/engine/host';
import { makeDatabase } from '@tenantry/testing/database';
import pg from 'pg';

import { treeKey } from './distinguished-name.ts';
import { embeddedMigrations } from './open-embedded-directory.ts';
import type { Position } from './port.ts';
import { createPositionStore, type PositionStore } from './position-store.ts';

const acme = treeKey('OU=Acme,DC=x');
const sales = treeKey('OU=Sales,OU=Acme,DC=x');
const other = treeKey('OU=Other,DC=x');

const all = ['dc1', 'dc2'];

describe('positions in the database', () => {
  let pool: pg.Pool;
  let store: PositionStore;
  let statements: string[];
  let close: () => Promise<void>;

  before(async () => {
    const { connectionString, drop } = await makeDatabase();
    await prepareDatabase(connectionString, [], [embeddedMigrations]);
    pool = new pg.Pool({ connectionString });
    pool.on('error', () => undefined);
    const query = (statement: pg.QueryConfig) => {
      statements.push(statement.text);
      return pool.query(statement);
    };
    // The store gives its statements in this of the many forms.
    store = createPositionStore({ query: query as pg.Pool['query'] });
    statements = [];
    close = async () => {
      await pool.end();
      await drop();
    };
  });

  after(() => close());

  it('are the newest of each source, of a container and of all', async () => {
    await store.end('r1', [acme], [at('one', '5')]);
    await store.end('r2', [sales, other], [at('one', '7'), at('two', '2', 'dc2')]);
    await store.end('r3', [acme], [at('one', '4'), at('one', '6', 'dc2')]);

    assert.deepEqual(sorted(await store.read([other], all)), [at('one', '7'), at('two', '2', 'dc2')]);
    assert.deepEqual(sorted(await store.read([acme], all)), [at('one', '7'), at('two', '2', 'dc2')]);
    assert.deepEqual(sorted(await store.read([treeKey('OU=Third,DC=x')], all)), []);
    assert.deepEqual(sorted(await store.newest()), [at('one', '6', 'dc2'), at('one', '7'), at('two', '2', 'dc2')]);
  });

  it('are those that controllers of the settings told, though one that is gone told later ones', async () => {
    await store.end('r8', [sales], [at('four', '5', 'dc2')]);
    await store.end('r9', [acme], [at('four', '9', 'gone')]);

    const four = async (...controllers: string[]) =>
      (await store.read([acme], controllers)).filter(({ source }) => source === 'four');
    assert.deepEqual(await four('dc1', 'dc2'), [at('four', '5', 'dc2')]);
    assert.deepEqual(await four('dc1', 'dc2', 'gone'), [at('four', '9', 'gone')]);
  });

  it('of many requests are noted in one statement, and each of them has ended', async () => {
    await Promise.all(['r4', 'r5', 'r6'].map((request) => store.begin(request, 'dc1')));
    const { into, row } = store.beginning('r7', 'dc1', () => undefined);
    await pool.query(`select ${into}($1)`, [JSON.stringify([row])]);
    statements.length = 0;
    await Promise.all(['r4', 'r5', 'r6'].map((request, index) => store.end(request, [acme], [at('one', `9${index}`)])));

    assert.equal(statements.length, 1);
    const left = await Promise.all(['r4', 'r5', 'r6', 'r7'].map((request) => store.leftBy(request)));
    assert.deepEqual(left, [[], [], [], ['dc1']]);
    assert.deepEqual(
      (await store.read([acme], all)).find(({ source }) => source === 'one'),
      at('one', '92'),
    );
  });

  it('of an engine of the version before are among the newest, too', async () => {
    await pool.query('select directory.note_positions($1, $2, $3, $4, $5)', ['r7', [acme], ['three'], ['dc1'], ['1']]);

    assert.deepEqual(await store.leftBy('r7'), []);
    assert.ok((await store.newest()).some(({ source }) => source === 'three'));
  });

  it('are forgotten when all of a source are old', async () => {
    await pool.query(`update directory.position set noted_at = now() - interval '8 days' where tree <> $1`, [other]);
    await pool.query(`update directory.newest_position set noted_at = now() - interval '8 days'`);
    await store.forget();

    assert.deepEqual(sorted(await store.read([''], all)), []);
    assert.deepEqual(
      sorted(await store.newest()).map(({ source }) => source),
      ['one', 'one', 'two'],
    );
    assert.deepEqual(sorted(await store.read([other], all)), [at('one', '7'), at('two', '2', 'dc2')]);
  });
});

function at(source: string, order: string, controller = 'dc1'): Position {
  return { source, order, controller };
}

function sorted(positions: readonly Position[]): Position[] {
  return positions
    .map(({ source, order, controller }) => ({ source, order, controller }))
    .sort((a, b) => (`${a.source}${a.order}` < `${b.source}${b.order}` ? -1 : 1));
}
