import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type PolicySettings, toPolicyChanges, toPolicySettings } from './policy-attributes.ts';

const defaults: PolicySettings = {
  allowNonProvisionableDevices: false,
  allowSimpleDevicePassword: true,
  alphanumericDevicePasswordRequired: false,
  attachmentsEnabled: true,
  deviceEncryptionEnabled: false,
  devicePasswordEnabled: false,
  devicePasswordExpiration: 'unlimited',
  devicePasswordHistory: 0,
  devicePolicyRefreshInterval: 'Unlimited',
  maxAttachmentSize: 'unlimited',
  maxDevicePasswordFailedAttempts: 'unlimited',
  maxInactivityTimeDeviceLock: 'Unlimited',
  minDevicePasswordLength: 0,
  passwordRecoveryEnabled: false,
  uncAccessEnabled: true,
  wssAccessEnabled: true,
  allowStorageCard: true,
  allowCamera: true,
  requireDeviceEncryption: false,
  allowUnsignedApplications: true,
  allowUnsignedInstallationPackages: true,
  allowWiFi: true,
  allowTextMessaging: true,
  allowPOPIMAPEmail: true,
  allowIrDA: true,
  requireManualSyncWhenRoaming: false,
  allowDesktopSync: true,
  allowHTMLEmail: true,
  requireSignedSMIMEMessages: false,
  requireEncryptedSMIMEMessages: false,
  allowSMIMESoftCerts: true,
  allowBrowser: true,
  allowConsumerEmail: true,
  allowRemoteDesktop: true,
  allowInternetSharing: true,
  allowBluetooth: 'Allow',
  maxCalendarAgeFilter: 'All',
  maxEmailAgeFilter: 'All',
  requireSignedSMIMEAlgorithm: 'SHA1',
  requireEncryptionSMIMEAlgorithm: 'TripleDES',
  allowSMIMEEncryptionAlgorithmNegotiation: 'AllowAnyAlgorithmNegotiation',
  minDevicePasswordComplexCharacters: 1,
  maxEmailBodyTruncationSize: 'unlimited',
  maxEmailHTMLBodyTruncationSize: 'unlimited',
  unapprovedInROMApplicationList: [],
  approvedApplicationList: [],
};

/** Another value than the default of every setting, and what the directory then holds. */
const others: PolicySettings = {
  devicePasswordExpiration: 730,
  devicePasswordHistory: 50,
  devicePolicyRefreshInterval: '1.00:00:00',
  maxAttachmentSize: 2_147_482_624,
  maxDevicePasswordFailedAttempts: 4,
  maxInactivityTimeDeviceLock: '00:15:00',
  minDevicePasswordLength: 16,
  allowBluetooth: 'Disable',
  maxCalendarAgeFilter: 'SixMonths',
  maxEmailAgeFilter: 'OneMonth',
  requireSignedSMIMEAlgorithm: 'MD5',
  requireEncryptionSMIMEAlgorithm: 'RC240bit',
  allowSMIMEEncryptionAlgorithmNegotiation: 'BlockNegotiation',
  minDevicePasswordComplexCharacters: 4,
  maxEmailBodyTruncationSize: 0,
  maxEmailHTMLBodyTruncationSize: 2_147_483_647,
  unapprovedInROMApplicationList: ['calc.exe', 'solitaire.exe'],
  approvedApplicationList: ['hash'],
};

describe('attributes of a policy', () => {
  it('have the defaults where there are none', () => {
    assert.deepEqual(toPolicySettings({}), defaults);
  });

  it('hold times in seconds, sizes in bytes, and words as numbers of MS-ASPROV', () => {
    assert.deepEqual(toPolicyChanges(others), {
      msExchMobileDevicePasswordExpiration: ['63072000'],
      msExchMobileDeviceNumberOfPreviousPasswordsDisallowed: ['50'],
      msExchMobileDevicePolicyRefreshInterval: ['86400'],
      msExchMobileInitialMaxAttachmentSize: ['2147482624'],
      msExchMobileMaxDevicePasswordFailedAttempts: ['4'],
      msExchMobileMaxInactivityTimeDeviceLock: ['900'],
      msExchMobileMinDevicePasswordLength: ['16'],
      msExchMobileAllowBluetooth: ['0'],
      msExchMobileMaxCalendarAgeFilter: ['7'],
      msExchMobileMaxEmailAgeFilter: ['5'],
      msExchMobileRequireSignedSMIMEAlgorithm: ['1'],
      msExchMobileRequireEncryptionSMIMEAlgorithm: ['4'],
      msExchMobileAllowSMIMEEncryptionAlgorithmNegotiation: ['0'],
      msExchMobileMinDevicePasswordComplexCharacters: ['4'],
      msExchMobileMaxEmailBodyTruncationSize: ['0'],
      msExchMobileMaxEmailHTMLBodyTruncationSize: ['2147483647'],
      msExchMobileUnapprovedInROMApplicationList: ['calc.exe', 'solitaire.exe'],
      msExchMobileApprovedApplicationList: ['hash'],
    });
  });

  it('give back every setting as it was written', () => {
    const flipped = Object.entries(defaults).flatMap(([name, value]) =>
      typeof value === 'boolean' ? [[name, !value] as const] : [],
    );
    assert.equal(flipped.length, 28);
    const settings: PolicySettings = { ...others, ...Object.fromEntries(flipped) };
    const written = toPolicyChanges(settings);
    assert.deepEqual(toPolicySettings(present(written)), settings);
    assert.deepEqual(toPolicySettings(present(toPolicyChanges(defaults, present(written)))), defaults);
  });

  it('change one bit and leave the others', () => {
    const before = { msExchMobileFlags: ['4096'], msExchMobileAdditionalFlags: ['4194304'] };
    const after = toPolicyChanges({ devicePasswordEnabled: true, allowCamera: true, allowStorageCard: true }, before);
    assert.deepEqual(after, { msExchMobileFlags: ['4098'], msExchMobileAdditionalFlags: ['4194307'] });
  });
});

function present(changes: ReturnType<typeof toPolicyChanges>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([name, values]) => (values && values.length > 0 ? [[name, values]] : [])),
  );
}
