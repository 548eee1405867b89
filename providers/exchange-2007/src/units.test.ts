import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toBytes, toKilobytes } from './size.ts';
import { toSeconds, toTimeSpan } from './time-span.ts';

describe('toKilobytes', () => {
  it('rounds up', () => {
    assert.equal(toKilobytes(0), '0');
    assert.equal(toKilobytes(1), '1');
    assert.equal(toKilobytes(1024), '1');
    assert.equal(toKilobytes(1025), '2');
    assert.equal(toKilobytes(100 * 2 ** 30), String(100 * 2 ** 20));
  });

  it('is no value for unlimited', () => {
    assert.equal(toKilobytes('unlimited'), undefined);
    assert.equal(toBytes(undefined), 'unlimited');
  });

  it('refuses what 32 bits cannot hold, instead of overflowing (KB979704)', () => {
    assert.equal(toKilobytes(2 ** 41 - 1024), '2147483647');
    assert.throws(() => toKilobytes(2 ** 41), { code: 'EXCHANGE_SIZE_TOO_LARGE' });
  });
});

describe('toSeconds', () => {
  it('reads days, hours, minutes and seconds', () => {
    assert.equal(toSeconds('14.00:00:00'), 1_209_600);
    assert.equal(toSeconds('00:15:00'), 900);
    assert.equal(toSeconds('1.02:03:04'), 93_784);
  });

  it('is the inverse of toTimeSpan', () => {
    for (const span of ['14.00:00:00', '0.00:15:00', '1.02:03:04']) assert.equal(toTimeSpan(toSeconds(span)), span);
  });
});
