import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { renderTable, shorten } from './table.ts';

describe('renderTable', () => {
  it('pads every column but the last, and counts no styles', () => {
    assert.equal(
      renderTable([
        ['\u001b[31ma\u001b[39m', 'bcd', 'x'],
        ['abc', '', 'yz'],
      ]),
      '\u001b[31ma\u001b[39m    bcd  x\nabc       yz',
    );
  });
});

describe('shorten', () => {
  it('cuts with an ellipsis and leaves what fits', () => {
    assert.deepEqual([shorten('abcdef', 4), shorten('abcd', 4)], ['abc…', 'abcd']);
  });
});
