import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { makeWave } from './make-wave.ts';
import { whyUnplayable } from './wave-file.ts';

describe('a sound file', () => {
  it('can be played when it is linear PCM of 16 bits, 8 kHz and one channel', () => {
    assert.equal(whyUnplayable(makeWave()), undefined);
    assert.equal(whyUnplayable(makeWave({ extra: true })), undefined);
  });

  const wrong: readonly [string, Buffer][] = [
    ['it is no WAVE file', Buffer.from('MThd and more')],
    ['it is no WAVE file', Buffer.alloc(0)],
    ['it is not linear PCM', makeWave({ format: 3 })],
    ['it has more than one channel', makeWave({ channels: 2 })],
    ['it has not 8,000 samples a second', makeWave({ samples: 44_100 })],
    ['its samples have not 16 bits', makeWave({ bits: 8 })],
    ['it does not say its format', makeWave().subarray(0, 20)],
    ['it holds no sound', makeWave().subarray(0, 36)],
  ];
  for (const [reason, content] of wrong) {
    it(`cannot be played: ${reason}`, () => assert.equal(whyUnplayable(content), reason));
  }
});
