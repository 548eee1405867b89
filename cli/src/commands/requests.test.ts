import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readFilter } from './requests.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('readFilter', () => {
  it('asks for everything when nothing is given', () => {
    assert.deepEqual(readFilter({}, now), {});
  });

  it('counts relative times from now', () => {
    assert.deepEqual(readFilter({ since: '15m', state: ['failed', 'in-doubt'], limit: '7' }, now), {
      since: new Date('2026-11-23T08:45:00Z'),
      states: ['failed', 'in-doubt'],
      limit: 7,
    });
  });

  for (const options of [{ since: 'yesterday' }, { state: ['lost'] }, { limit: '0' }, { limit: '1001' }]) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      assert.throws(() => readFilter(options, now), { code: 'CLI_USAGE_INVALID' });
    });
  }
});
