import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { tooManyAttempts } from './too-many-attempts.ts';
import { createVerdicts } from './verdicts.ts';

const from = '192.0.2.1';

describe('verdicts', () => {
  it('are found once while they are fresh, also when many ask at once', async () => {
    const { ask, found, pass } = open();
    assert.deepEqual(await Promise.all([ask('a'), ask('a'), ask('a')]), ['good a', 'good a', 'good a']);
    pass(999);
    assert.equal(await ask('a'), 'good a');
    assert.deepEqual(found, ['a']);
    pass(1);
    await ask('a');
    assert.deepEqual(found, ['a', 'a']);
  });

  it('are not kept when they are bad, nor when finding them fails', async () => {
    const { ask, found } = open();
    assert.equal(await ask('bad'), undefined);
    assert.equal(await ask('bad'), undefined);
    await assert.rejects(ask('locked'), { code: 'SIGN_IN_TOO_MANY_ATTEMPTS' });
    await assert.rejects(ask('locked'), { code: 'SIGN_IN_TOO_MANY_ATTEMPTS' });
    assert.deepEqual(found, ['bad', 'bad', 'locked', 'locked']);
  });

  it('are not more than so many', async () => {
    const { ask, found } = open();
    for (const each of ['a', 'b', 'c', 'c', 'b', 'a']) await ask(each);
    assert.deepEqual(found, ['a', 'b', 'c', 'a']);
  });
});

/** Verdicts for a second, two at most, by a clock that stands still. */
function open() {
  let now = 0;
  const found: string[] = [];
  const verdicts = createVerdicts<string>({ milliseconds: 1000, most: 2 }, () => now);
  const ask = (secret: string) =>
    verdicts.on({ secret, from }, async () => {
      found.push(secret);
      if (secret === 'locked') throw tooManyAttempts(1);
      return secret === 'bad' ? undefined : `good ${secret}`;
    });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { ask, found, pass };
}
