import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { makeDatabase } from '@tenantry/testing/database';
import pg from 'pg';

import { inTransaction } from './in-transaction.ts';

describe('a transaction of the embedded directory', () => {
  it('fails when its connection breaks, and nobody else does', async (test) => {
    const { connectionString, drop } = await makeDatabase('template1');
    const pool = new pg.Pool({ connectionString });
    pool.on('error', () => undefined);
    test.after(async () => {
      await pool.end();
      await drop();
    });

    const work = inTransaction(pool, (client) => client.query('select pg_terminate_backend(pg_backend_pid())'));

    await assert.rejects(work, { code: '57P01' });
    const answer = await inTransaction(pool, (client) => client.query('select 1 as one'));
    assert.deepEqual(answer.rows, [{ one: 1 }]);
  });
});
