import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { commandNamed } from './command.ts';
import { judgeDevice } from './judge-device.ts';
import type { DevicePolicy, Partnership } from './partnerships.ts';
import { policyDigest } from './policy-document.ts';

const policy: DevicePolicy = { devicePasswordEnabled: true, devicePolicyRefreshInterval: '1.00:00:00' };
const acknowledged = new Date('2026-01-02T03:04:05Z');
const provisioned: Partnership = {
  policyKey: 4711,
  pendingPolicyKey: undefined,
  policyDigest: policyDigest(policy),
  lastPolicyUpdateTime: acknowledged,
  access: 'allowed',
  wipe: 'none',
  wipeKind: undefined,
};
const fresh: Partnership = {
  ...provisioned,
  policyKey: undefined,
  policyDigest: undefined,
  lastPolicyUpdateTime: undefined,
};

interface Given {
  readonly command?: string;
  readonly version?: number;
  readonly key?: number | undefined;
  readonly policy?: DevicePolicy | undefined;
  readonly partnership?: Partnership;
  readonly allowedDevices?: readonly string[];
  readonly secondsLater?: number;
}

describe('judgeDevice', () => {
  const tolerant = { ...policy, allowNonProvisionableDevices: true };
  const cases: readonly [what: string, given: Given, refusal: number | undefined][] = [
    ['a device with its key', { key: 4711 }, undefined],
    ['no key', { key: undefined }, 142],
    ['key 0', { key: 0 }, 142],
    ['another key', { key: 4712 }, 144],
    ['a key that was never given', { key: 4711, partnership: fresh }, 142],
    ['a changed policy', { key: 4711, policy: { ...policy, devicePasswordEnabled: false } }, 143],
    ['the last second of a refresh interval', { key: 4711, secondsLater: 86_399 }, undefined],
    ['the end of a refresh interval', { key: 4711, secondsLater: 86_400 }, 143],
    ['Ping without a key', { command: 'Ping', key: undefined }, undefined],
    ['Ping without a key of a new device', { command: 'Ping', key: undefined, partnership: fresh }, 142],
    [
      'Ping without a key under a changed policy',
      { command: 'Ping', key: undefined, policy: { ...policy, devicePasswordEnabled: false } },
      143,
    ],
    ['no policy at all', { key: undefined, policy: undefined, partnership: fresh }, undefined],
    ['a device that cannot provision', { key: undefined, policy: tolerant, partnership: fresh }, undefined],
    ['one that can and has not', { key: 0, policy: tolerant, partnership: fresh }, 142],
    ['a blocked device', { key: 4711, partnership: { ...provisioned, access: 'blocked' } }, 129],
    ['another device than those allowed', { key: 4711, allowedDevices: ['tablet'] }, 129],
    ['an allowed device', { key: 4711, allowedDevices: ['tablet', 'PHONE'] }, undefined],
    [
      'a device to be wiped',
      { key: 4711, partnership: { ...provisioned, wipe: 'requested', wipeKind: 'device' } },
      140,
    ],
    ['a device that was told', { key: 4711, partnership: { ...provisioned, wipe: 'sent', wipeKind: 'device' } }, 140],
    [
      'a device that was wiped, without a policy',
      { policy: undefined, partnership: { ...fresh, wipe: 'acknowledged', wipeKind: 'device' } },
      140,
    ],
    [
      'an account to be wiped from a device that can',
      { version: 161, partnership: { ...provisioned, wipe: 'requested', wipeKind: 'account' } },
      140,
    ],
    [
      'an account to be wiped from a device that cannot',
      { version: 160, partnership: { ...provisioned, wipe: 'requested', wipeKind: 'account' } },
      129,
    ],
  ];
  for (const [what, given, refusal] of cases) {
    it(`${refusal === undefined ? 'lets through' : `refuses with ${refusal}`}: ${what}`, () => {
      const judged = judgeDevice({
        query: {
          command: commandNamed(given.command ?? 'Sync'),
          version: given.version ?? 141,
          device: { id: 'phone', type: 'SmartPhone' },
          policyKey: given.key,
        },
        mailbox: {
          allowedDevices: given.allowedDevices ?? [],
          policy: 'policy' in given ? given.policy : policy,
        },
        partnership: given.partnership ?? provisioned,
        now: new Date(acknowledged.getTime() + (given.secondsLater ?? 1) * 1000),
      });
      assert.equal(judged, refusal);
    });
  }
});
