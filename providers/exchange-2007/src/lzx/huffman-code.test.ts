import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { codeLengths, codesOf } from './huffman-code.ts';

describe('codeLengths', () => {
  it('gives frequent symbols short codes', () => {
    assert.deepEqual([...codeLengths(Uint32Array.of(1, 0, 1, 2, 4), 16)], [3, 0, 3, 2, 1]);
  });

  it('gives a single symbol a neighbour, and nothing to none', () => {
    assert.deepEqual([...codeLengths(Uint32Array.of(0, 0, 5), 16)], [1, 0, 1]);
    assert.deepEqual([...codeLengths(Uint32Array.of(5, 0), 16)], [1, 1]);
    assert.deepEqual([...codeLengths(Uint32Array.of(0, 0), 16)], [0, 0]);
  });

  it('keeps the limit with frequencies that would make the deepest tree', () => {
    const fibonacci = Uint32Array.of(
      1,
      1,
      2,
      3,
      5,
      8,
      13,
      21,
      34,
      55,
      89,
      144,
      233,
      377,
      610,
      987,
      1597,
      2584,
      4181,
      6765,
    );
    assert.equal(Math.max(...codeLengths(fibonacci, 32)), 19);
    for (const limit of [16, 15, 7, 5]) {
      const lengths = codeLengths(fibonacci, limit);
      assert.ok(Math.max(...lengths) <= limit);
      assert.equal(share(lengths), 1);
    }
  });

  it('makes complete codes of any frequencies', () => {
    fc.assert(
      fc.property(fc.uint32Array({ minLength: 2, maxLength: 120, max: 200_000 }), (frequencies) => {
        const used = frequencies.filter((frequency) => frequency > 0).length;
        const lengths = codeLengths(frequencies, 7);
        assert.ok(Math.max(...lengths) <= 7);
        assert.equal(share(lengths), used === 0 ? 0 : 1);
      }),
    );
  });
});

describe('codesOf', () => {
  it('counts up, shorter codes first', () => {
    assert.deepEqual([...codesOf(Uint8Array.of(3, 0, 3, 2, 1))], [0b110, 0, 0b111, 0b10, 0b0]);
  });
});

/** Part of all bit patterns that the codes take. */
function share(lengths: Uint8Array): number {
  return lengths.reduce((sum, length) => sum + (length === 0 ? 0 : 2 ** -length), 0);
}
