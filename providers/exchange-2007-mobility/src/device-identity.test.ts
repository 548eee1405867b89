import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { deviceOf, identityOf } from './device-identity.ts';

describe('the identity of a device', () => {
  it('is read back, also where the type has a hyphen', () => {
    const device = { mailbox: '7c9e6679-7425-40de-944b-e07fc1f90ae7', deviceId: 'Abc1', deviceType: 'Smart-Phone' };
    const identity = identityOf(device);
    assert.equal(identity, '7c9e6679-7425-40de-944b-e07fc1f90ae7\\AirSync-Smart-Phone-Abc1');
    assert.deepEqual(deviceOf(identity), { mailbox: device.mailbox, deviceId: 'Abc1' });
  });
});
