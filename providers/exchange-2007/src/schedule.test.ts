import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { scheduleOctets } from './schedule.ts';

describe('scheduleOctets', () => {
  it('is 84 zero bytes for Never and 84 full ones for Always', () => {
    assert.equal(octets('Never'), '00'.repeat(84));
    assert.equal(octets('always'), 'ff'.repeat(84));
  });

  it('has a bit for each quarter of an hour, from Sunday 00:00', () => {
    assert.equal(octets('Sun.00:00-Sun.00:15').slice(0, 4), '8000');
    assert.equal(octets('Sun.00:45-Sun.02:15').slice(0, 6), '1f8000');
  });

  it('takes several spans, whole names and the clock of twelve hours', () => {
    const two = octets('Mon.01:00-Mon.02:00, Wed.01:00-Wed.02:00');
    assert.equal(two, octets('Monday.1:00 AM-Monday.2:00 AM,Wednesday.1:00 AM-Wednesday.2:00 AM'));
    assert.equal(two.match(/[^0]/g)?.join(''), 'ff');
    assert.equal(octets('Sun.12:00 AM-Sun.1:00 AM').slice(0, 2), 'f0');
    assert.equal(octets('Sun.12:00 PM-Sun.1:00 PM').slice(12, 14), 'f0');
  });

  it('goes over the end of the week', () => {
    const octetsOfWeekend = octets('Sat.23:00-Sun.01:00');
    assert.equal(octetsOfWeekend.slice(0, 2), 'f0');
    assert.equal(octetsOfWeekend.slice(-2), '0f');
  });

  for (const wrong of [
    '',
    'sometimes',
    'Mon.01:00',
    'Mon.01:10-Mon.02:00',
    'Mon.25:00-Mon.26:00',
    'Mon.13:00 PM-Mon.14:00 PM',
  ]) {
    it(`refuses "${wrong}"`, () => {
      assert.throws(() => scheduleOctets(wrong), { code: 'EXCHANGE_SCHEDULE_INVALID' });
    });
  }
});

function octets(schedule: string): string {
  return Buffer.from(scheduleOctets(schedule), 'base64').toString('hex');
}
