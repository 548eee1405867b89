import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toSeconds, toTimeSpan } from './time-span.ts';

describe('a time span', () => {
  const cases: [string, number][] = [
    ['00:01:00', 60],
    ['00:15:00', 900],
    ['01:00:00', 3600],
    ['23:59:59', 86_399],
    ['1.00:00:00', 86_400],
    ['24855.03:14:07', 2_147_483_647],
  ];
  for (const [span, seconds] of cases) {
    it(`${span} has ${seconds} seconds, and back`, () => {
      assert.equal(toSeconds(span), seconds);
      assert.equal(toTimeSpan(seconds), span);
    });
  }

  it('may write its days although there are none', () => {
    assert.equal(toSeconds('0.00:15:00'), 900);
  });
});
