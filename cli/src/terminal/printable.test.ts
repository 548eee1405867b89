import assert from 'node:assert/strict';
import { it } from 'node:test';

import { printable } from './printable.ts';

it('printable leaves nothing that steers a terminal', () => {
  assert.equal(printable('M\u{fc}ller\t\u{1b}[2J\u{9b}31m\r\nend'), 'M\u{fc}ller\t\u{fffd}[2J\u{fffd}31m\u{fffd}\nend');
});
