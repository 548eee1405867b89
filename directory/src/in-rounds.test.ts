import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { inRounds } from './in-rounds.ts';

describe('work in rounds', () => {
  it('is done once for all who come in the same turn', async () => {
    const rounds: number[][] = [];
    const ask = inRounds(async (items: readonly number[]) => rounds.push([...items]));

    assert.deepEqual(await Promise.all([ask(1), ask(2), ask(3)]), [1, 1, 1]);
    assert.deepEqual(rounds, [[1, 2, 3]]);
  });

  it('never answers with what was begun before the question', async () => {
    let written = 1;
    const begun = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const ask = inRounds(async () => {
      const seen = written;
      begun.resolve();
      await released.promise;
      return seen;
    });
    const early = ask(undefined);
    await begun.promise;
    written = 2;
    const late = Promise.all([ask(undefined), ask(undefined)]);
    released.resolve();

    assert.equal(await early, 1);
    assert.deepEqual(await late, [2, 2]);
  });

  it('fails for those of its round, and for nobody after them', async () => {
    let isBroken = true;
    const ask = inRounds(async () => {
      if (isBroken) throw Object.assign(new Error('the connection was lost'), { code: '08006' });
      return 'well';
    });
    const failing = Promise.allSettled([ask(undefined), ask(undefined)]);

    assert.deepEqual(
      (await failing).map((ended) => ended.status === 'rejected' && ended.reason.code),
      ['08006', '08006'],
    );
    isBroken = false;
    assert.equal(await ask(undefined), 'well');
  });
});
