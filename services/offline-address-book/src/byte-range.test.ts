import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type ByteRange, readRange } from './byte-range.ts';

describe('readRange', () => {
  const cases: readonly [header: string | undefined, range: ByteRange | 'unsatisfiable' | undefined][] = [
    [undefined, undefined],
    ['bytes=0-0', { from: 0, to: 1 }],
    ['bytes=2-4', { from: 2, to: 5 }],
    ['bytes=2-', { from: 2, to: 10 }],
    ['bytes=-3', { from: 7, to: 10 }],
    ['bytes=-30', { from: 0, to: 10 }],
    ['bytes=5-99', { from: 5, to: 10 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=4-2', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=99999999999999999999-', undefined],
  ];
  for (const [header, range] of cases) {
    it(`reads ${header} of ten bytes`, () => {
      assert.deepEqual(readRange(header, 10), range);
    });
  }
});
