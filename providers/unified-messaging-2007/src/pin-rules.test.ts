import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { whyObvious } from './pin-rules.ts';

describe('a PIN', () => {
  for (const pin of ['0000', '7777777', '1234', '7890', '4321', '0987', '1212', '123123']) {
    it(`is obvious as ${pin}`, () => assert.ok(whyObvious(pin, [])));
  }
  for (const pin of ['2749', '1223', '1357', '121213']) {
    it(`is not obvious as ${pin}`, () => assert.equal(whyObvious(pin, []), undefined));
  }

  it('is not the extension, nor does it end in it', () => {
    for (const pin of ['5028', '995028', '25028']) assert.equal(whyObvious(pin, ['5028']), 'it is the extension', pin);
    assert.equal(whyObvious('2749', ['+14255552749']), 'it is the extension');
    // One digit is in many PINs by chance.
    assert.equal(whyObvious('2749', ['9']), undefined);
  });
});
