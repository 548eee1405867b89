import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { renderDuration } from './duration.ts';

describe('renderDuration', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0.4, '0 ms'],
    [999, '999 ms'],
    [999.7, '1.0 s'],
    [59_940, '59.9 s'],
    [59_970, '1 min 0 s'],
    [185_000, '3 min 5 s'],
  ];
  for (const [milliseconds, text] of cases) {
    it(`writes ${milliseconds} as ${text}`, () => assert.equal(renderDuration(milliseconds), text));
  }
});
