import { devicePolicySettings } from './device-policy-settings.ts';
import { defaulted, optional } from './field.ts';
import {
  alsoSpelt,
  boolean,
  domainController,
  integer,
  list,
  oneOf,
  organization,
  record,
  text,
  user,
} from './fields.ts';

/** Longest name of a policy inside its organization: the directory has 64 characters, of which the organization takes some. */
const policyNameMaximum = 47;

/** Name of an ActiveSync mailbox policy, unique inside its organization. */
export function devicePolicyName(sentence: string) {
  return text(sentence, { maxLength: policyNameMaximum, pattern: '^[^\\s\\\\](?:[^\\r\\n\\\\]*[^\\s\\\\])?$' });
}

/** The policies of an organization. */
export const ownDevicePolicies = {
  preferredDomainController: domainController(),
  organization: organization('Organization that has the policies.'),
};

/** A user whose devices are meant. */
export const deviceUser = {
  preferredDomainController: domainController(),
  user: alsoSpelt(user('User with the mailbox.', { within: 'organization' }), 'path'),
};

/** One device of a user. */
export const userDevice = {
  ...deviceUser,
  deviceID: text('Id of the device, as GetActiveSyncDeviceStatistics returns it.', { pattern: '^[A-Za-z0-9]{1,64}$' }),
};

/** What a wipe is about. */
export const wipeKind = defaulted(
  oneOf(
    ['device', 'account'],
    'All of the device, or only the account on it, which devices can from protocol version 16.1 on.',
  ),
  'device',
);

/** The policies of an organization as callers get them. */
export const devicePolicies = list(
  'policy',
  record('One policy.', {
    policyName: text('Name inside the organization.'),
    isDefault: boolean('Whether it applies to users who have none of their own.'),
    ...devicePolicySettings,
  }),
  { sentence: 'Policies of the organization, by name.' },
);

/** What holds for the devices of a user. */
export const appliedDevicePolicy = {
  source: oneOf(
    ['user', 'organization', 'none', 'exempt'],
    'Where the policy comes from: the user, the default of his organization, nowhere, or nowhere because he is exempt.',
  ),
  policyName: optional(text('Name of the policy inside the organization.')),
  policy: optional(record('Every setting of the policy, those with their default, too.', devicePolicySettings)),
  activeSyncEnabled: boolean('Whether the user may synchronize devices at all.'),
};

/** Devices of a user as callers get them. */
export const deviceStatistics = list(
  'device',
  record('Statistics of one device.', {
    deviceIMEI: optional(text('IMEI of the device.')),
    devicePhoneNumber: optional(text('Phone number.')),
    deviceType: text('Device type, e.g. SmartPhone or PocketPC.'),
    deviceUserAgent: optional(text('User agent.')),
    firstSyncTime: text('When it came first, ISO 8601.'),
    lastPingHeartbeat: optional(integer('Length of the last heartbeat interval in seconds.')),
    lastPolicyUpdateTime: optional(text('When it last acknowledged a policy, ISO 8601.')),
    lastSyncAttemptTime: optional(text('When it last tried to synchronize, ISO 8601.')),
    lastSuccessSync: optional(text('When it last synchronized, ISO 8601.')),
    deviceFriendlyName: optional(text('Name of the partnership as set on the device.')),
    deviceId: text('Id of the device.'),
    deviceModel: optional(text('Model.')),
    deviceOS: optional(text('Operating system.')),
    deviceOSLanguage: optional(text('Language of the operating system.')),
    deviceWipeRequestTime: optional(text('When its wipe was requested, ISO 8601.')),
    deviceWipeSentTime: optional(text('When it was told to wipe itself, ISO 8601.')),
    deviceWipeAckTime: optional(text('When it confirmed its wipe, ISO 8601.')),
    wipeState: oneOf(['none', 'requested', 'sent', 'acknowledged'], 'How far its wipe has come.'),
    wipeKind: optional(oneOf(['device', 'account'], 'Whether all of the device is wiped, or only the account on it.')),
    access: oneOf(['allowed', 'blocked'], 'Whether it may synchronize.'),
    isRemoteWipeSupported: boolean('Whether it has taken a policy, as only devices do that can be wiped.'),
    protocolVersion: optional(text('Version of the ActiveSync protocol, e.g. 14.1.')),
    identity: text('Identity of the device.'),
  }),
  { sentence: 'List of devices.' },
);
