import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { KnownAnswers } from './known-answers.ts';

describe('what is known of the answers of a server', () => {
  it('takes an answer for whole that is smaller than one that it is known to give', async () => {
    const answers = new KnownAnswers();

    assert.equal(await answers.isWhole(3, gives(500)), true);
    assert.equal(await answers.isWhole(499, fails), true);
    assert.equal(await answers.isWhole(0, fails), true);
  });

  it('takes none for whole that is as large as any that came', async () => {
    const answers = new KnownAnswers();

    assert.equal(await answers.isWhole(3, gives(3)), false);
    assert.equal(await answers.isWhole(3, gives(3)), false);
    assert.equal(await answers.isWhole(2, fails), true);
  });

  it('begins anew when a connection was lost', async () => {
    const answers = new KnownAnswers();
    await answers.isWhole(3, gives(500));

    answers.forget();

    assert.equal(await answers.isWhole(3, gives(3)), false);
  });
});

function gives(entries: number): () => Promise<number> {
  return () => Promise.resolve(entries);
}

function fails(): Promise<number> {
  return Promise.reject(new Error('it is known already'));
}
