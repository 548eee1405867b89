import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { shelves } from '@tenantry/testing/shelf';

import { namespace, read, write } from './index.ts';
import { books, type ResourceDriver, resource } from './resource.ts';

const CountTwice = read({
  summary: 'Asks the books twice at once.',
  access: 'public',
  input: {},
  async run({ use }) {
    await Promise.all([1, 2].map(() => use(books).query('select count(*) from ledger.counter')));
    return {};
  },
});

describe('what a session leaves to those after it', () => {
  it('is written before the request ends, however often the database is lost over it', async () => {
    const left: string[] = [];
    const drivers = [noteDriver({ left, failures: 2 })];
    const { client, query } = await shelves(after, { components: [namespace('Notes', { Write })], drivers });
    const what = { namespace: 'Notes', procedure: 'Write', input: {} };

    const { state } = await client.submit({ what, caller: { trustee: 'system' } });

    assert.equal(state, 'done');
    assert.deepEqual(left, ['failed', 'failed', 'left']);
    assert.deepEqual(await query('select state from engine.request'), [{ state: 'done' }]);
    assert.deepEqual(await query('select key from engine.lock'), []);
  });
});

const note = resource<{ write(): void }>('note');

const Write = write({
  summary: 'Writes a note.',
  access: 'public',
  changes: note,
  input: {},
  locks: () => ['note'],
  async prepare() {
    return {};
  },
  async apply({ use }) {
    use(note).write();
    return {};
  },
  async undo() {},
});

/** A resource whose sessions cannot write at once what they leave. */
function noteDriver({ left, failures }: { left: string[]; failures: number }): ResourceDriver<object> {
  return {
    resource: note,
    open: () => ({
      handle: () => ({ write: () => undefined }),
      changes: () => [],
      view: undefined,
      warnings: () => [],
      async close() {
        const isLost = left.length < failures;
        left.push(isLost ? 'failed' : 'left');
        if (isLost) throw new Error('Connection terminated unexpectedly');
      },
    }),
  };
}

describe('what a planned request has open', () => {
  it('is one transaction of the books, also for who asks twice at once, and ends with the request', async () => {
    const { client, query } = await shelves(after, { components: [namespace('Pairs', { CountTwice })] });
    const what = { namespace: 'Pairs', procedure: 'CountTwice', input: {} };

    const { state } = await client.plan({ what, caller: { trustee: 'system' } });

    assert.equal(state, 'done');
    const open = await query(
      "select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
    );
    assert.equal(open.length, 0);
  });
});
