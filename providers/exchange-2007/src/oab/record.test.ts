import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { encodeRecord } from './record.ts';

const properties = Array.from({ length: 9 }, (_, index) => ({ tag: (index + 1) * 0x1_0000 + 3, flags: 0 }));

describe('encodeRecord', () => {
  it('writes its size, a bit for each property from the highest, and values in the order of the table', () => {
    const values = new Map([
      [properties[8]?.tag ?? 0, 9],
      [properties[0]?.tag ?? 0, 1],
    ]);
    assert.equal(encodeRecord(properties, values).toString('hex'), '08000000' + '8080' + '01' + '09');
  });

  it('writes a record without values', () => {
    assert.equal(encodeRecord(properties, new Map()).toString('hex'), '060000000000');
  });
});
