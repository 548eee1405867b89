import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type PropertyValue, valueBytes, writeValue } from './property-value.ts';

const tagOf = {
  integer: 0x0ffe_0003,
  boolean: 0x3a40_000b,
  string8: 0x3003_001e,
  string: 0x3001_001f,
  binary: 0x3a22_0102,
};

describe('writeValue', () => {
  const cases: readonly [title: string, tag: number, value: PropertyValue, bytes: string][] = [
    ['an integer', tagOf.integer, 6, '06'],
    ['a large integer', tagOf.integer, 0x4000_0000, '8400000040'],
    ['a negative integer as its 32 bits', tagOf.integer, -2147483642, '8406000080'],
    ['true', tagOf.boolean, true, '01'],
    ['false', tagOf.boolean, false, '00'],
    ['a string in UTF-8 with its end', tagOf.string, 'Zoë', '5a6fc3ab00'],
    ['a character beyond 16 bits', tagOf.string, '😀', 'f09f988000'],
    ['half a character as the replacement', tagOf.string, '\ud83d', 'efbfbd00'],
    ['a string without the zero that would end it', tagOf.string, 'a\0b', '616200'],
    ['a narrow string, with a question mark for what it cannot hold', tagOf.string8, '/cn=Zoë', '2f636e3d5a6f3f00'],
    ['octets after their number', tagOf.binary, Buffer.from([1, 2, 3]), '03010203'],
    ['strings after their number', 0x800f_101f, ['a', 'b'], '0261006200'],
    ['integers after their number', 0x6805_1003, [1, 0x80], '02018180'],
    ['lists of octets after their number', 0x8c6a_1102, [Buffer.from([9])], '010109'],
  ];
  for (const [title, tag, value, bytes] of cases) {
    it(`writes ${title}`, () => {
      const target = Buffer.alloc(valueBytes(tag, value));
      assert.equal(writeValue(target, 0, { tag, value }), target.length);
      assert.equal(target.toString('hex'), bytes);
    });
  }
});
