import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Position } from '../port.ts';
import { KnownProgress } from './known-progress.ts';

const at = (source: string, order: string): Position => ({ controller: 'dc1', source, order });

describe('what is known of the progress of a server', () => {
  it('answers for what it has told before, and for everything earlier', async () => {
    const { progress, asked } = askedServer();
    assert.equal(await progress.hasReached([at('one', '5'), at('two', '3')], asked.ask), true);
    assert.equal(await progress.hasReached([at('one', '4')], asked.ask), true);
    assert.equal(await progress.hasReached([at('two', '3'), at('one', '2')], asked.ask), true);
    assert.equal(asked.times, 1);
  });

  it('is asked anew for what is later, for another source, and for what it did not have', async () => {
    const { progress, asked } = askedServer();
    await progress.hasReached([at('one', '5')], asked.ask);
    assert.equal(await progress.hasReached([at('one', '6')], asked.no), false);
    assert.equal(await progress.hasReached([at('one', '6')], asked.no), false);
    assert.equal(await progress.hasReached([at('one', '5'), at('three', '1')], asked.no), false);
    assert.equal(asked.times, 4);
  });

  it('is nothing after a connection was lost, nor what was asked before that', async () => {
    const { progress, asked } = askedServer();
    await progress.hasReached([at('one', '5')], asked.ask);
    progress.forget();
    assert.equal(await progress.hasReached([at('one', '5')], asked.no), false);

    const late = progress.hasReached([at('one', '5')], async () => {
      progress.forget();
      return true;
    });
    assert.equal(await late, true);
    assert.equal(await progress.hasReached([at('one', '5')], asked.no), false);
  });
});

function askedServer() {
  const asked = { times: 0, ask: () => answer(true), no: () => answer(false) };
  const answer = (value: boolean) => {
    asked.times++;
    return Promise.resolve(value);
  };
  return { progress: new KnownProgress(), asked };
}
