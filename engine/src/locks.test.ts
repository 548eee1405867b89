import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { shelves } from '@tenantry/testing/shelf';

describe('locks', () => {
  it('let requests for one key follow each other, also over two engines', async () => {
    const { run, join, everything } = await shelves(after);
    const other = await join();
    const submit = (value: string) =>
      other.client.submit({
        what: { namespace: 'Shelf', procedure: 'SetMany', input: { keys: ['a', 'b'], value } },
        caller: { trustee: 'system' },
      });

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? run('SetMany', { keys: ['a', 'b'], value: `v${index}` }) : submit(`v${index}`),
      ),
    );

    assert.deepEqual([...new Set(answers.map(({ state }) => state))], ['done']);
    const { shelf, counters } = await everything();
    assert.equal(shelf['a'], shelf['b']);
    assert.deepEqual(counters, { values: 40 });
  });

  it('solve a deadlock unseen by the callers', async () => {
    const { run, everything } = await shelves(after);

    const answers = await Promise.all([
      run('SetMany', { keys: ['a', 'b'], value: 'one', pauseMilliseconds: 100 }),
      run('SetMany', { keys: ['b', 'a'], value: 'two', pauseMilliseconds: 100 }),
    ]);

    assert.deepEqual(
      answers.map(({ state }) => state),
      ['done', 'done'],
    );
    const { shelf, counters } = await everything();
    assert.equal(shelf['a'], shelf['b']);
    assert.deepEqual(counters, { values: 4 });
  });

  it('are gone when the request has ended', async () => {
    const { run, query } = await shelves(after);

    await run('SetMany', { keys: ['a', 'b'], value: 'x' });
    await run('SetMany', { keys: ['a', 'b'], value: 'x', failAtTheEnd: 1 });

    assert.deepEqual(await query('select key from engine.lock'), []);
  });
});
