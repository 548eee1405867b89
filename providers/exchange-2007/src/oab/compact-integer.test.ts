import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { compactIntegerBytes, writeCompactInteger } from './compact-integer.ts';

describe('writeCompactInteger', () => {
  const cases: readonly [value: number, bytes: string][] = [
    [0, '00'],
    [1, '01'],
    [0x7f, '7f'],
    [0x80, '8180'],
    [0xff, '81ff'],
    [0x100, '820001'],
    [0xffff, '82ffff'],
    [0x1_0000, '83000001'],
    [0xff_ffff, '83ffffff'],
    [0x100_0000, '8400000001'],
    [0xffff_ffff, '84ffffffff'],
  ];
  for (const [value, bytes] of cases) {
    it(`writes ${value} as ${bytes}`, () => {
      const target = Buffer.alloc(8);
      const end = writeCompactInteger(target, 1, value);
      assert.equal(target.subarray(1, end).toString('hex'), bytes);
      assert.equal(end, 1 + compactIntegerBytes(value));
    });
  }
});
