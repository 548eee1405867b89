import { createHash } from 'node:crypto';

import type { DevicePolicy, PolicyValue } from './partnerships.ts';
import { secondsOf } from './time-span.ts';
import { provision } from './wbxml/code-pages.ts';
import { element, type Tag, type WbxmlElement } from './wbxml/element.ts';
import { encodeWbxml } from './wbxml/encode-wbxml.ts';

/** How the value of a setting is written; an empty element says that there is no such limit. */
type Writer = (tag: Tag, value: PolicyValue) => WbxmlElement;

/** From here on a device takes the time as no lock at all ([MS-ASPROV] 2.2.2.33). */
const noLockSeconds = 9999;

/** Where each setting of a policy goes; the others stay on the server. All versions from 12.1 on know all of these. */
const elements: readonly (readonly [setting: string, tag: Tag, write: Writer])[] = [
  ['devicePasswordEnabled', provision.DevicePasswordEnabled, flag],
  ['alphanumericDevicePasswordRequired', provision.AlphanumericDevicePasswordRequired, flag],
  ['deviceEncryptionEnabled', provision.RequireStorageCardEncryption, flag],
  ['passwordRecoveryEnabled', provision.PasswordRecoveryEnabled, flag],
  ['attachmentsEnabled', provision.AttachmentsEnabled, flag],
  ['minDevicePasswordLength', provision.MinDevicePasswordLength, numberOr('', [0])],
  ['maxInactivityTimeDeviceLock', provision.MaxInactivityTimeDeviceLock, seconds],
  ['maxDevicePasswordFailedAttempts', provision.MaxDevicePasswordFailedAttempts, numberOr('')],
  ['maxAttachmentSize', provision.MaxAttachmentSize, numberOr('')],
  ['allowSimpleDevicePassword', provision.AllowSimpleDevicePassword, flag],
  ['devicePasswordExpiration', provision.DevicePasswordExpiration, numberOr('0')],
  ['devicePasswordHistory', provision.DevicePasswordHistory, numberOr('0')],
  ['allowStorageCard', provision.AllowStorageCard, flag],
  ['allowCamera', provision.AllowCamera, flag],
  ['requireDeviceEncryption', provision.RequireDeviceEncryption, flag],
  ['allowUnsignedApplications', provision.AllowUnsignedApplications, flag],
  ['allowUnsignedInstallationPackages', provision.AllowUnsignedInstallationPackages, flag],
  ['minDevicePasswordComplexCharacters', provision.MinDevicePasswordComplexCharacters, numberOr('')],
  ['allowWiFi', provision.AllowWiFi, flag],
  ['allowTextMessaging', provision.AllowTextMessaging, flag],
  ['allowPOPIMAPEmail', provision.AllowPOPIMAPEmail, flag],
  ['allowBluetooth', provision.AllowBluetooth, choice(['Disable', 'HandsfreeOnly', 'Allow'])],
  ['allowIrDA', provision.AllowIrDA, flag],
  ['requireManualSyncWhenRoaming', provision.RequireManualSyncWhenRoaming, flag],
  ['allowDesktopSync', provision.AllowDesktopSync, flag],
  [
    'maxCalendarAgeFilter',
    provision.MaxCalendarAgeFilter,
    numbered({ All: 0, TwoWeeks: 4, OneMonth: 5, ThreeMonths: 6, SixMonths: 7 }),
  ],
  ['allowHTMLEmail', provision.AllowHTMLEmail, flag],
  [
    'maxEmailAgeFilter',
    provision.MaxEmailAgeFilter,
    choice(['All', 'OneDay', 'ThreeDays', 'OneWeek', 'TwoWeeks', 'OneMonth']),
  ],
  ['maxEmailBodyTruncationSize', provision.MaxEmailBodyTruncationSize, numberOr('-1')],
  ['maxEmailHTMLBodyTruncationSize', provision.MaxEmailHTMLBodyTruncationSize, numberOr('-1')],
  ['requireSignedSMIMEMessages', provision.RequireSignedSMIMEMessages, flag],
  ['requireEncryptedSMIMEMessages', provision.RequireEncryptedSMIMEMessages, flag],
  ['requireSignedSMIMEAlgorithm', provision.RequireSignedSMIMEAlgorithm, choice(['SHA1', 'MD5'])],
  [
    'requireEncryptionSMIMEAlgorithm',
    provision.RequireEncryptionSMIMEAlgorithm,
    choice(['TripleDES', 'DES', 'RC2128bit', 'RC264bit', 'RC240bit']),
  ],
  [
    'allowSMIMEEncryptionAlgorithmNegotiation',
    provision.AllowSMIMEEncryptionAlgorithmNegotiation,
    choice(['BlockNegotiation', 'OnlyStrongAlgorithmNegotiation', 'AllowAnyAlgorithmNegotiation']),
  ],
  ['allowSMIMESoftCerts', provision.AllowSMIMESoftCerts, flag],
  ['allowBrowser', provision.AllowBrowser, flag],
  ['allowConsumerEmail', provision.AllowConsumerEmail, flag],
  ['allowRemoteDesktop', provision.AllowRemoteDesktop, flag],
  ['allowInternetSharing', provision.AllowInternetSharing, flag],
  ['unapprovedInROMApplicationList', provision.UnapprovedInROMApplicationList, listOf(provision.ApplicationName)],
  ['approvedApplicationList', provision.ApprovedApplicationList, listOf(provision.Hash)],
];

/** The policy as devices take it ([MS-ASPROV] 2.2.2.28). */
export function policyDocument(policy: DevicePolicy): WbxmlElement {
  const content = elements.flatMap(([setting, tag, write]) => {
    const value = policy[setting];
    return value === undefined ? [] : [write(tag, value)];
  });
  return element(provision.EASProvisionDoc, ...content);
}

/** Tells whether a device has the policy: it changes with everything that devices are told, and with nothing else. */
export function policyDigest(policy: DevicePolicy): string {
  return createHash('sha256')
    .update(encodeWbxml(policyDocument(policy)))
    .digest('base64url');
}

function flag(tag: Tag, value: PolicyValue): WbxmlElement {
  return element(tag, value === true ? '1' : '0');
}

function seconds(tag: Tag, value: PolicyValue): WbxmlElement {
  return element(tag, secondsOf(value) ?? noLockSeconds);
}

function numberOr(unlimited: string, alsoUnlimited: readonly number[] = []): Writer {
  return (tag, value) => {
    const written = typeof value === 'number' && !alsoUnlimited.includes(value) ? String(value) : unlimited;
    return written === '' ? element(tag) : element(tag, written);
  };
}

/** The place of a name in the list is its number. */
function choice(names: readonly string[]): Writer {
  return numbered(Object.fromEntries(names.map((name, number) => [name, number])));
}

function numbered(numbers: Readonly<Record<string, number>>): Writer {
  return (tag, value) => element(tag, numbers[String(value)] ?? 0);
}

function listOf(item: Tag): Writer {
  return (tag, value) =>
    element(tag, ...(Array.isArray(value) ? value.map((each) => element(item, String(each))) : []));
}
