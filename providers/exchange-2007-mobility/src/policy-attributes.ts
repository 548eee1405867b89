import type { Attributes, Changes } from '@tenantry/directory';
import type { devicePolicySettings, Given } from '@tenantry/schema';

import { toSeconds, toTimeSpan } from './time-span.ts';

/** Settings of a policy; what is not given has its default. */
export type PolicySettings = Given<typeof devicePolicySettings>;

type SettingName = keyof PolicySettings;
type Value = string | number | boolean | readonly string[];

/** Where a setting is kept. */
interface Place {
  readonly attribute: string;
  /** The value, undefined where the setting has none. */
  read(values: readonly string[]): Value | undefined;
  /** The new values of the attribute, whose present ones are given: bits share theirs. */
  write(value: Value, present: readonly string[]): readonly string[];
}

/** Bits of msExchMobileFlags that a policy without the attribute has: attachments, simple passwords, SharePoint, file shares. */
const flagsByDefault = 0x40 | 0x40000 | 0x100000 | 0x200000;
/** The same of msExchMobileAdditionalFlags: all that allow something. */
const additionalFlagsByDefault =
  0x1 |
  0x2 |
  0x8 |
  0x10 |
  0x40 |
  0x80 |
  0x100 |
  0x200 |
  0x800 |
  0x1000 |
  0x8000 |
  0x10000 |
  0x20000 |
  0x40000 |
  0x80000;

const secondsOfDay = 86_400;
const unlimited = 'unlimited';
/** Two sizes write their unlimited, which is no attribute elsewhere. */
const unlimitedTruncation = '-1';

/**
 * The directory's form of each setting, as Exchange 2007 writes it (exchange-directory-model.md 14): truth values are bits,
 * times are seconds, sizes bytes or kilobytes, and the numbers of words are those of [MS-ASPROV].
 */
const places: Readonly<Record<SettingName, Place>> = {
  allowNonProvisionableDevices: flag(0x20000),
  allowSimpleDevicePassword: flag(0x40000),
  alphanumericDevicePasswordRequired: flag(0x4),
  attachmentsEnabled: flag(0x40),
  deviceEncryptionEnabled: flag(0x20),
  devicePasswordEnabled: flag(0x2),
  devicePasswordExpiration: limit('msExchMobileDevicePasswordExpiration', { unit: secondsOfDay }),
  devicePasswordHistory: number('msExchMobileDeviceNumberOfPreviousPasswordsDisallowed', 0),
  devicePolicyRefreshInterval: timeSpan('msExchMobileDevicePolicyRefreshInterval'),
  maxAttachmentSize: limit('msExchMobileInitialMaxAttachmentSize'),
  maxDevicePasswordFailedAttempts: limit('msExchMobileMaxDevicePasswordFailedAttempts'),
  maxInactivityTimeDeviceLock: timeSpan('msExchMobileMaxInactivityTimeDeviceLock'),
  minDevicePasswordLength: { ...number('msExchMobileMinDevicePasswordLength', 0), write: zeroIsNone },
  passwordRecoveryEnabled: flag(0x10),
  uncAccessEnabled: flag(0x200000),
  wssAccessEnabled: flag(0x100000),
  allowStorageCard: additionalFlag(0x1),
  allowCamera: additionalFlag(0x2),
  requireDeviceEncryption: additionalFlag(0x4),
  allowUnsignedApplications: additionalFlag(0x8),
  allowUnsignedInstallationPackages: additionalFlag(0x10),
  allowWiFi: additionalFlag(0x40),
  allowTextMessaging: additionalFlag(0x80),
  allowPOPIMAPEmail: additionalFlag(0x100),
  allowIrDA: additionalFlag(0x200),
  requireManualSyncWhenRoaming: additionalFlag(0x400),
  allowDesktopSync: additionalFlag(0x800),
  allowHTMLEmail: additionalFlag(0x1000),
  requireSignedSMIMEMessages: additionalFlag(0x2000),
  requireEncryptedSMIMEMessages: additionalFlag(0x4000),
  allowSMIMESoftCerts: additionalFlag(0x8000),
  allowBrowser: additionalFlag(0x10000),
  allowConsumerEmail: additionalFlag(0x20000),
  allowRemoteDesktop: additionalFlag(0x40000),
  allowInternetSharing: additionalFlag(0x80000),
  allowBluetooth: word('msExchMobileAllowBluetooth', { Allow: 2, Disable: 0, HandsfreeOnly: 1 }),
  maxCalendarAgeFilter: word('msExchMobileMaxCalendarAgeFilter', {
    All: 0,
    TwoWeeks: 4,
    OneMonth: 5,
    ThreeMonths: 6,
    SixMonths: 7,
  }),
  maxEmailAgeFilter: word('msExchMobileMaxEmailAgeFilter', {
    All: 0,
    OneDay: 1,
    ThreeDays: 2,
    OneWeek: 3,
    TwoWeeks: 4,
    OneMonth: 5,
  }),
  requireSignedSMIMEAlgorithm: word('msExchMobileRequireSignedSMIMEAlgorithm', { SHA1: 0, MD5: 1 }),
  requireEncryptionSMIMEAlgorithm: word('msExchMobileRequireEncryptionSMIMEAlgorithm', {
    TripleDES: 0,
    DES: 1,
    RC2128bit: 2,
    RC264bit: 3,
    RC240bit: 4,
  }),
  allowSMIMEEncryptionAlgorithmNegotiation: word('msExchMobileAllowSMIMEEncryptionAlgorithmNegotiation', {
    AllowAnyAlgorithmNegotiation: 2,
    BlockNegotiation: 0,
    OnlyStrongAlgorithmNegotiation: 1,
  }),
  minDevicePasswordComplexCharacters: number('msExchMobileMinDevicePasswordComplexCharacters', 1),
  maxEmailBodyTruncationSize: limit('msExchMobileMaxEmailBodyTruncationSize', { none: unlimitedTruncation }),
  maxEmailHTMLBodyTruncationSize: limit('msExchMobileMaxEmailHTMLBodyTruncationSize', { none: unlimitedTruncation }),
  unapprovedInROMApplicationList: texts('msExchMobileUnapprovedInROMApplicationList'),
  approvedApplicationList: texts('msExchMobileApprovedApplicationList'),
};

/** Attributes of a policy that hold its settings. */
export const policyAttributes: readonly string[] = [
  ...new Set(Object.values(places).map(({ attribute }) => attribute)),
];

/** New values of attributes for the settings that are given. */
export function toPolicyChanges(settings: PolicySettings, present: Attributes = {}): Changes {
  const changes: Record<string, readonly string[]> = {};
  for (const [name, place] of entriesOf(places)) {
    const value = settings[name];
    if (value === undefined) continue;
    const { attribute } = place;
    changes[attribute] = place.write(value, changes[attribute] ?? present[attribute] ?? []);
  }
  return changes;
}

/** Every setting of a policy, the defaults among them. */
export function toPolicySettings(attributes: Attributes): PolicySettings {
  const read = entriesOf(places).map(([name, place]) => [name, place.read(attributes[place.attribute] ?? [])] as const);
  // Each place reads what its field takes; the test writes every setting and reads it back.
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as PolicySettings;
}

function entriesOf(table: typeof places): [SettingName, Place][] {
  // The keys of a record of setting names are setting names.
  return Object.entries(table) as [SettingName, Place][];
}

function flag(bit: number): Place {
  return bitOf('msExchMobileFlags', bit, flagsByDefault);
}

function additionalFlag(bit: number): Place {
  return bitOf('msExchMobileAdditionalFlags', bit, additionalFlagsByDefault);
}

function bitOf(attribute: string, bit: number, initial: number): Place {
  const bits = ([value]: readonly string[]) => (value === undefined ? initial : Number(value));
  return {
    attribute,
    read: (values) => (bits(values) & bit) !== 0,
    write: (value, present) => [String(value === true ? bits(present) | bit : bits(present) & ~bit)],
  };
}

function number(attribute: string, initial: number): Place {
  return { attribute, read: ([value = String(initial)]) => Number(value), write: (value) => [String(value)] };
}

function zeroIsNone(value: Value): readonly string[] {
  return value === 0 ? [] : [String(value)];
}

/** A number, or unlimited. */
function limit(attribute: string, { unit = 1, none }: { unit?: number; none?: string } = {}): Place {
  return {
    attribute,
    read: ([value]) => (value === undefined || value === none ? unlimited : Math.floor(Number(value) / unit)),
    write(value) {
      if (value !== unlimited) return [String(Number(value) * unit)];
      return none === undefined ? [] : [none];
    },
  };
}

function timeSpan(attribute: string): Place {
  return {
    attribute,
    read: ([value]) => (value === undefined ? 'Unlimited' : toTimeSpan(Number(value))),
    write: (value) => (String(value).toLowerCase() === unlimited ? [] : [String(toSeconds(String(value)))]),
  };
}

/** @param numbers the word that holds without a value first */
function word(attribute: string, numbers: Readonly<Record<string, number>>): Place {
  const [initial = ''] = Object.keys(numbers);
  return {
    attribute,
    read: ([value]) => Object.keys(numbers).find((each) => String(numbers[each]) === value) ?? initial,
    write: (value) => [String(numbers[String(value)])],
  };
}

function texts(attribute: string): Place {
  return {
    attribute,
    read: (values) => [...values],
    write: (value) => [...new Set(value as readonly string[])],
  };
}
