import { identityOf } from './device-identity.ts';

/** Columns of mobility.active_sync_device under the names of deviceStatistics, as far as they are given out as they are. */
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
