import assert from 'node:assert/strict';
import { it } from 'node:test';

import { isDeeperThan } from './json-depth.ts';

it('isDeeperThan counts what is open, and nothing inside of texts', () => {
  for (const text of ['{"a": [1, {"b": 2}]}', '[[], [], [[]]]', '"[[[["', '["[[", "\\"[[", "\\\\", []]', '3', '']) {
    assert.equal(isDeeperThan(text, 3), false, text);
  }
  for (const text of ['[[[[', '{"a": {"b": {"c": {}}}}', '["\\\\", [[[]]]]'])
    assert.equal(isDeeperThan(text, 3), true, text);
});
