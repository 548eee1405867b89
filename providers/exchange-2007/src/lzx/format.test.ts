import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mainSymbols, positionSlot, slotBase, slotBits, windowBits } from './format.ts';

describe('the slots of positions', () => {
  it('follow each other without gaps', () => {
    for (let slot = 1; slot < 50; slot++) {
      assert.equal(slotBase(slot), slotBase(slot - 1) + 2 ** slotBits(slot - 1), `slot ${slot}`);
      assert.equal(positionSlot(slotBase(slot)), slot);
      assert.equal(positionSlot(slotBase(slot) - 1), slot - 1);
    }
  });

  it('are as many as the specification has for each window', () => {
    const slots = [17, 18, 19, 20, 21, 22, 23, 24, 25].map((bits) => (mainSymbols(bits) - 256) / 8);
    assert.deepEqual(slots, [34, 36, 38, 42, 50, 66, 98, 162, 290]);
  });
});

describe('windowBits', () => {
  const cases: readonly [bytes: number, reference: number, bits: number][] = [
    [1, 0, 17],
    [0x2_0000, 0, 17],
    [0x2_0001, 0, 18],
    [0x4_0000, 0, 18],
    [0x4_0000, 0x4_0000, 19],
    // Reference data count in whole frames.
    [0x1_8000, 0x8000, 17],
    [0x1_8000, 0x8001, 18],
  ];
  for (const [bytes, reference, bits] of cases) {
    it(`makes it ${bits} for ${bytes} bytes after ${reference}`, () =>
      assert.equal(windowBits(bytes, reference), bits));
  }
});
