import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { devicePolicySettings } from '@tenantry/schema';

import type { PolicyValue } from './partnerships.ts';
import { policyDigest, policyDocument } from './policy-document.ts';
import { provision } from './wbxml/code-pages.ts';
import { element } from './wbxml/element.ts';

/** Are kept on the server: devices are not told. */
const ownSettings = [
  'allowNonProvisionableDevices',
  'devicePolicyRefreshInterval',
  'uncAccessEnabled',
  'wssAccessEnabled',
];

describe('policyDocument', () => {
  // Values of [MS-ASPROV] 2.2.2.
  const cases: readonly [
    setting: string,
    value: PolicyValue,
    element: keyof typeof provision,
    written: string | undefined,
  ][] = [
    ['devicePasswordEnabled', true, 'DevicePasswordEnabled', '1'],
    ['devicePasswordEnabled', false, 'DevicePasswordEnabled', '0'],
    ['deviceEncryptionEnabled', true, 'RequireStorageCardEncryption', '1'],
    ['minDevicePasswordLength', 0, 'MinDevicePasswordLength', undefined],
    ['minDevicePasswordLength', 16, 'MinDevicePasswordLength', '16'],
    ['maxInactivityTimeDeviceLock', '00:01:00', 'MaxInactivityTimeDeviceLock', '60'],
    ['maxInactivityTimeDeviceLock', '00:05:33', 'MaxInactivityTimeDeviceLock', '333'],
    ['maxInactivityTimeDeviceLock', '01:00:00', 'MaxInactivityTimeDeviceLock', '3600'],
    ['maxInactivityTimeDeviceLock', 'Unlimited', 'MaxInactivityTimeDeviceLock', '9999'],
    ['maxDevicePasswordFailedAttempts', 4, 'MaxDevicePasswordFailedAttempts', '4'],
    ['maxDevicePasswordFailedAttempts', 'unlimited', 'MaxDevicePasswordFailedAttempts', undefined],
    ['maxAttachmentSize', 500_000, 'MaxAttachmentSize', '500000'],
    ['maxAttachmentSize', 'unlimited', 'MaxAttachmentSize', undefined],
    ['devicePasswordExpiration', 90, 'DevicePasswordExpiration', '90'],
    ['devicePasswordExpiration', 'unlimited', 'DevicePasswordExpiration', '0'],
    ['devicePasswordHistory', 3, 'DevicePasswordHistory', '3'],
    ['allowBluetooth', 'Disable', 'AllowBluetooth', '0'],
    ['allowBluetooth', 'HandsfreeOnly', 'AllowBluetooth', '1'],
    ['allowBluetooth', 'Allow', 'AllowBluetooth', '2'],
    ['maxCalendarAgeFilter', 'All', 'MaxCalendarAgeFilter', '0'],
    ['maxCalendarAgeFilter', 'TwoWeeks', 'MaxCalendarAgeFilter', '4'],
    ['maxCalendarAgeFilter', 'SixMonths', 'MaxCalendarAgeFilter', '7'],
    ['maxEmailAgeFilter', 'OneDay', 'MaxEmailAgeFilter', '1'],
    ['maxEmailAgeFilter', 'OneMonth', 'MaxEmailAgeFilter', '5'],
    ['maxEmailBodyTruncationSize', 'unlimited', 'MaxEmailBodyTruncationSize', '-1'],
    ['maxEmailHTMLBodyTruncationSize', 10, 'MaxEmailHTMLBodyTruncationSize', '10'],
    ['requireSignedSMIMEAlgorithm', 'MD5', 'RequireSignedSMIMEAlgorithm', '1'],
    ['requireEncryptionSMIMEAlgorithm', 'RC240bit', 'RequireEncryptionSMIMEAlgorithm', '4'],
    [
      'allowSMIMEEncryptionAlgorithmNegotiation',
      'OnlyStrongAlgorithmNegotiation',
      'AllowSMIMEEncryptionAlgorithmNegotiation',
      '1',
    ],
  ];
  for (const [setting, value, name, written] of cases) {
    it(`writes ${setting} ${value} as ${written ?? 'an empty element'}`, () => {
      const expected = written === undefined ? element(provision[name]) : element(provision[name], written);
      assert.deepEqual(policyDocument({ [setting]: value }), element(provision.EASProvisionDoc, expected));
    });
  }

  it('writes lists of applications', () => {
    assert.deepEqual(
      policyDocument({ unapprovedInROMApplicationList: ['a.exe', 'b.exe'], approvedApplicationList: ['c2hh'] }),
      element(
        provision.EASProvisionDoc,
        element(
          provision.UnapprovedInROMApplicationList,
          element(provision.ApplicationName, 'a.exe'),
          element(provision.ApplicationName, 'b.exe'),
        ),
        element(provision.ApprovedApplicationList, element(provision.Hash, 'c2hh')),
      ),
    );
  });

  it('knows every setting of a policy', () => {
    const told = Object.keys(devicePolicySettings).filter((name) => !ownSettings.includes(name));
    for (const name of told) assert.equal(policyDocument({ [name]: 1 }).content.length, 1, name);
    for (const name of ownSettings) assert.equal(policyDocument({ [name]: 1 }).content.length, 0, name);
  });
});

describe('policyDigest', () => {
  it('changes with what devices are told, and with nothing else', () => {
    const policy = { devicePasswordEnabled: true, maxInactivityTimeDeviceLock: '00:15:00', wssAccessEnabled: true };
    const digest = policyDigest(policy);
    assert.equal(policyDigest({ ...policy, wssAccessEnabled: false, devicePolicyRefreshInterval: '01:00:00' }), digest);
    assert.notEqual(policyDigest({ ...policy, maxInactivityTimeDeviceLock: '00:14:59' }), digest);
    assert.notEqual(policyDigest({ ...policy, devicePasswordEnabled: false }), digest);
  });
});
