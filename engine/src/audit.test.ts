import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { shelves } from '@tenantry/testing/shelf';
import pg from 'pg';

import { maintainPartitions } from './audit.ts';

describe('the audit', () => {
  it('is kept in partitions by month, made ahead and dropped after the retention', async () => {
    const { run, query, client, connectionString } = await shelves(after);
    const { requestId } = await run('SetValue', { key: 'a', value: 'x' });
    const now = new Date();
    const later = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 6, 15));

    await maintain(connectionString, later);

    const names = await partitions(query);
    assert.ok(!names.includes(`request_${month(now)}`));
    assert.ok(names.includes(`request_${month(later)}`) && names.includes(`step_${month(later)}`));
    assert.equal(await client.find(requestId), undefined);
  });

  it('keeps a month while a request in it has not ended', async () => {
    const { run, query, client, connectionString } = await shelves(after);
    const { requestId } = await run('SetValue', { key: 'a', value: 'x' }, { queue: { suspended: true } });
    const now = new Date();

    await maintain(connectionString, new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), 1)));

    assert.ok((await partitions(query)).includes(`request_${month(now)}`));
    assert.equal((await client.find(requestId))?.state, 'suspended');
  });

  it('lists requests newest first, by state, title and page', async () => {
    const { run, client } = await shelves(after);
    await run('SetValue', { key: 'a', value: 'x' });
    await run('SetMany', { keys: ['b'], value: 'x', failAtTheEnd: 1 });
    await run('SetMany', { keys: ['b'], value: 'x' });

    const titles = async (filter: object) => (await client.list(filter)).map(({ title, state }) => `${title} ${state}`);
    assert.deepEqual(await titles({}), ['Shelf::SetMany done', 'Shelf::SetMany failed', 'Shelf::SetValue done']);
    assert.deepEqual(await titles({ states: ['failed'] }), ['Shelf::SetMany failed']);
    assert.deepEqual(await titles({ title: 'setvalue' }), ['Shelf::SetValue done']);
    assert.deepEqual(await titles({ caller: 'SYS', since: new Date(0) }), await titles({}));
    assert.deepEqual(await titles({ caller: 'nobody' }), []);
    assert.deepEqual(await titles({ until: new Date(0) }), []);
    const [newest] = await client.list({ limit: 1 });
    assert.deepEqual(await titles({ after: newest?.requestId ?? '', limit: 1 }), ['Shelf::SetMany failed']);
  });

  it('finds what a request was about, in its calls and in its steps, and no secret', async () => {
    const { run, client } = await shelves(after);
    await run('SetMany', { keys: ['ann"a', 'ben'], value: 'first' });
    await run('SetValue', { key: 'ben', value: 'second' });
    await run('SetSecret', { key: 'safe', password: 'Opensesame' });

    const titles = async (about: string) => (await client.list({ about })).map(({ title }) => title);
    assert.deepEqual(await titles('Ann"A'), ['Shelf::SetMany']);
    assert.deepEqual(await titles('BEN'), ['Shelf::SetValue', 'Shelf::SetMany']);
    assert.deepEqual(await titles('first'), ['Shelf::SetValue', 'Shelf::SetMany']);
    assert.deepEqual(await titles('safe'), ['Shelf::SetSecret']);
    assert.deepEqual(await titles('Opensesame'), []);
  });
});

async function maintain(connectionString: string, now: Date): Promise<void> {
  const pool = new pg.Pool({ connectionString });
  await maintainPartitions(pool, 3, now);
  await pool.end();
}

async function partitions(query: (sql: string) => Promise<pg.QueryResultRow[]>): Promise<string[]> {
  const rows = await query("select relname from pg_class where relname ~ '^(request|step)_[0-9]{6}$'");
  return rows.map((row) => String(row['relname']));
}

function month(time: Date): string {
  return time.toISOString().slice(0, 7).replace('-', '');
}
