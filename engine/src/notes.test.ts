import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { shelves } from '@tenantry/testing/shelf';
import pg from 'pg';

import type { Note } from './resource.ts';
import { type AcceptEntry, createStepLog, type StepLog } from './step-log.ts';

describe('notes with entries of the log', () => {
  it('are one call for all that are written together, and stand beside entries without any', async () => {
    const { log, noted, listed } = await open();

    await Promise.all([
      log.append({ notes: [note('a'), note('b')] }),
      log.append({ accept: [entryOf(1)] }),
      log.append({ accept: [entryOf(2)], notes: [note('c')] }),
    ]);

    assert.deepEqual(await noted(), [['a', 'b', 'c']]);
    assert.deepEqual(await listed(), [idOf(1), idOf(2)]);
  });

  it('are not there when the entry is not, nor is the entry without them', async () => {
    const { log, lost, noted, listed } = await open();

    await assert.rejects(lost.append({ notes: [note('a')] }), { code: 'ENGINE_LOST' });
    await assert.rejects(log.append({ accept: [entryOf(1)], notes: [note('refused')] }), { code: '23514' });

    assert.deepEqual([await noted(), await listed()], [[], []]);
  });
});

/** The log of an engine, that of a node which the database does not have, and what both have written. */
async function open() {
  const { connectionString, query } = await shelves(after);
  await query('create table ledger.noted (number serial, texts text[] check (not texts && array[$$refused$$]))');
  await query(`
    create function ledger.note(p_notes json) returns void language sql as $$
      insert into ledger.noted (texts)
      select array_agg(n.text order by n.text)
      from json_to_recordset(p_notes) as n (text text)
    $$`);
  const pool = new pg.Pool({ connectionString, max: 1 });
  pool.on('error', () => undefined);
  after(() => pool.end());
  const [node] = await query<{ id: string; number: number }>('select id, number from engine.node');
  const logOf = (id: string, number: number): StepLog =>
    createStepLog({
      pool,
      lease: { node: { id, number, name: 'test' }, confirm: async () => true },
      onGranted: () => undefined,
      onFenced: () => undefined,
    });
  return {
    log: logOf(node?.id ?? '', node?.number ?? 0),
    lost: logOf(idOf(9), 4711),
    noted: async () =>
      (await query<{ texts: string[] }>('select texts from ledger.noted order by number')).map(({ texts }) => texts),
    listed: async () => (await query<{ id: string }>('select id from engine.request order by id')).map(({ id }) => id),
  };
}

function note(text: string): Note {
  return { into: 'ledger.note', row: { text }, written: () => undefined };
}

function entryOf(number: number): AcceptEntry {
  return {
    id: idOf(number),
    state: 'running',
    title: 'A request',
    trustee: 'system',
    deadlineSeconds: 60,
    body: Buffer.from('{}'),
    queue: undefined,
    acceptedAt: performance.now(),
  };
}

function idOf(number: number): string {
  return `0197a000-0000-7000-8000-00000000000${number}`;
}
