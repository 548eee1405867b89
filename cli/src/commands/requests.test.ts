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

  it('looks for what a request was about, and for part of the name of its caller', () => {
    assert.deepEqual(readFilter({ about: 'ann@acme.example', trustee: 'admin@', until: '1h' }, now), {
      about: 'ann@acme.example',
      caller: 'admin@',
      until: new Date('2026-11-23T08:00:00Z'),
    });
  });

  for (const options of [
    { since: 'yesterday' },
    { until: 'noon' },
    { state: ['lost'] },
    { limit: '0' },
    { limit: '1001' },
  ]) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      assert.throws(() => readFilter(options, now), { code: 'CLI_USAGE_INVALID' });
    });
  }
});
