import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { encodeDisplayTemplate } from './display-template.ts';

describe('encodeDisplayTemplate', () => {
  it('writes the header of a template file and absent templates', () => {
    const file = encodeDisplayTemplate();
    assert.equal(file.readUInt32LE(0), 7);
    assert.equal(file.length, 12 + 7 * 32 + 24);
    assert.ok(file.subarray(4).every((byte) => byte === 0));
  });
});
