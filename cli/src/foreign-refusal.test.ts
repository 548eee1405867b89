import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';

import { foreignRefusal } from './foreign-refusal.ts';

describe('foreignRefusal', () => {
  it('says what the system refuses, and what to do', () => {
    const cause = Object.assign(new Error("EACCES: permission denied, mkdir '/srv/x'"), {
      code: 'EACCES',
      syscall: 'mkdir',
    });
    assert.equal(foreignRefusal(cause)?.code, 'CLI_SYSTEM_REFUSED');
    assert.match(foreignRefusal(cause)?.message ?? '', /mkdir '\/srv\/x'\. Give the user who runs this the right/);
  });

  it('says what is wrong with a name of which no address answers', () => {
    const first = Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED', syscall: 'connect' });
    const message = foreignRefusal(new AggregateError([first, first], 'all failed'))?.message ?? '';
    assert.match(message, /connect ECONNREFUSED ::1:1\. Look whether the server runs there/);
  });

  it('says what PostgreSQL refuses, with its code', async () => {
    const { pool } = await hosting();
    const client = await pool.connect();
    await client.query('begin read only');
    const cause = await client.query('create table refused ()').catch((error: unknown) => error);
    await client.query('rollback');
    client.release();
    assert.equal(foreignRefusal(cause)?.code, 'CLI_DATABASE_REFUSED');
    assert.match(foreignRefusal(cause)?.message ?? '', /read-only transaction \(25006\)\. The server takes no changes/);
  });

  it('leaves faults of the program as they are', async () => {
    const unexpected = await mkdir('').catch((error: unknown) => error);
    for (const fault of [new TypeError('x is not a function'), unexpected, 'text']) {
      assert.equal(foreignRefusal(fault), undefined);
    }
  });
});
