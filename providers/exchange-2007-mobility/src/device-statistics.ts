import { alsoSpelt, boolean, integer, oneOf, optional, record, text } from '@tenantry/schema';

import { identityOf } from './device-identity.ts';

/** A device as callers get it. */
export const deviceRecord = record('Statistics of one device.', {
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
  deviceId: alsoSpelt(text('Id of the device.'), 'deviceID'),
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
});

/** Columns of mobility.active_sync_device under the names of the record, as far as they are given out as they are. */
export const deviceColumns = `
  imei as "deviceIMEI", phone_number as "devicePhoneNumber", device_type as "deviceType", user_agent as "deviceUserAgent",
  first_sync_time as "firstSyncTime", last_ping_heartbeat as "lastPingHeartbeat",
  last_policy_update_time as "lastPolicyUpdateTime", last_sync_attempt_time as "lastSyncAttemptTime",
  last_success_sync as "lastSuccessSync", friendly_name as "deviceFriendlyName", device_id as "deviceId",
  model as "deviceModel", operating_system as "deviceOS", operating_system_language as "deviceOSLanguage",
  wipe_request_time as "deviceWipeRequestTime", wipe_sent_time as "deviceWipeSentTime",
  wipe_ack_time as "deviceWipeAckTime", wipe as "wipeState", wipe_kind as "wipeKind", access,
  policy_key is not null as "isRemoteWipeSupported", protocol_version as "protocolVersion", mailbox`;

/** A row of these columns. */
export interface DeviceColumns {
  readonly mailbox: string;
  readonly deviceId: string;
  readonly deviceType: string;
  readonly firstSyncTime: Date;
  readonly wipeState: 'none' | 'requested' | 'sent' | 'acknowledged';
  readonly access: 'allowed' | 'blocked';
  readonly isRemoteWipeSupported: boolean;
  readonly [optionalColumn: string]: unknown;
}

/** The record of a row: without what is not known, times as text. */
export function describeDevice({ mailbox, ...row }: DeviceColumns) {
  const known = Object.entries(row).flatMap(([name, value]) => {
    if (value === null) return [];
    return [[name, value instanceof Date ? value.toISOString() : value] as const];
  });
  const { deviceType, deviceId, firstSyncTime, wipeState, access, isRemoteWipeSupported } = row;
  return {
    ...Object.fromEntries(known),
    deviceType,
    deviceId,
    firstSyncTime: firstSyncTime.toISOString(),
    wipeState,
    access,
    isRemoteWipeSupported,
    identity: identityOf({ mailbox, deviceId, deviceType }),
  };
}
