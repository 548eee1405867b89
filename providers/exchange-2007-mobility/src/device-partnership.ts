// What the device endpoint reads and writes while devices talk. Requests of administrators go through procedures, with undo.

/** The database that holds the devices, e.g. a pool of connections. */
export interface DeviceDatabase {
  query<Row extends object>(sql: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

/** Names a device: it belongs to one mailbox, and the same device at another mailbox is another one. */
export interface DeviceKey {
  /** GUID of the user. */
  readonly mailbox: string;
  readonly deviceId: string;
}

/** What a device shows of itself in every request. */
export interface SeenDevice extends DeviceKey {
  /** GUID of the organization of the user. */
  readonly organization: string;
  readonly deviceType: string;
  readonly userAgent?: string | undefined;
  readonly protocolVersion?: string | undefined;
}

/** What a device tells of itself when it is asked ([MS-ASPROV] DeviceInformation); what it leaves out stays. */
export interface DeviceInformation {
  readonly model?: string | undefined;
  readonly imei?: string | undefined;
  readonly friendlyName?: string | undefined;
  readonly operatingSystem?: string | undefined;
  readonly operatingSystemLanguage?: string | undefined;
  readonly phoneNumber?: string | undefined;
}

/** A device as it stands with its mailbox. */
export interface DevicePartnership extends DeviceKey {
  readonly organization: string;
  readonly deviceType: string;
  /** Key of the policy that the device has acknowledged; decimal, of at most 32 bits. */
  readonly policyKey: string | null;
  readonly pendingPolicyKey: string | null;
  /** Digest of the settings that it has acknowledged. */
  readonly policyDigest: string | null;
  readonly lastPolicyUpdateTime: Date | null;
  readonly access: 'allowed' | 'blocked';
  readonly wipe: 'none' | 'requested' | 'sent' | 'acknowledged';
  readonly wipeKind: 'device' | 'account' | null;
}

/** As many devices as a mailbox may have: who knows a password must not fill the books with names of devices. */
export const devicesMaximum = 100;

const partnership = `mailbox, device_id as "deviceId", organization, device_type as "deviceType", policy_key as "policyKey",
  pending_policy_key as "pendingPolicyKey", policy_digest as "policyDigest",
  last_policy_update_time as "lastPolicyUpdateTime", access, wipe, wipe_kind as "wipeKind"`;

const select = `
  select ${partnership}
  from mobility.active_sync_device
  where mailbox = $1
    and device_id = $2`;

const upsert = `
  insert into mobility.active_sync_device
    (mailbox, device_id, organization, device_type, user_agent, protocol_version, last_sync_attempt_time)
  select $1::uuid, $2::text, $3::uuid, $4, $5, $6, now()
  where exists (select from mobility.active_sync_device where mailbox = $1 and device_id = $2)
    or (select count(*) from mobility.active_sync_device where mailbox = $1) < $7
  on conflict (mailbox, device_id) do update set
    organization = excluded.organization,
    device_type = excluded.device_type,
    user_agent = coalesce(excluded.user_agent, active_sync_device.user_agent),
    protocol_version = coalesce(excluded.protocol_version, active_sync_device.protocol_version),
    last_sync_attempt_time = now()
  returning ${partnership}`;

const tell = `
  update mobility.active_sync_device set
    model = coalesce($3, model),
    imei = coalesce($4, imei),
    friendly_name = coalesce($5, friendly_name),
    operating_system = coalesce($6, operating_system),
    operating_system_language = coalesce($7, operating_system_language),
    phone_number = coalesce($8, phone_number)
  where mailbox = $1
    and device_id = $2`;

/** The device, if it has ever been seen. */
export async function findDevice(database: DeviceDatabase, key: DeviceKey): Promise<DevicePartnership | undefined> {
  const { rows } = await database.query<DevicePartnership>(select, [key.mailbox, key.deviceId]);
  return rows[0];
}

/**
 * Notes that a device has come; a new one gets its partnership.
 * @returns undefined when this one is new and the mailbox has as many as it may
 */
export async function noteAttempt(database: DeviceDatabase, seen: SeenDevice): Promise<DevicePartnership | undefined> {
  const { mailbox, deviceId, organization, deviceType, userAgent = null, protocolVersion = null } = seen;
  const values = [mailbox, deviceId, organization, deviceType, userAgent, protocolVersion, devicesMaximum];
  const { rows } = await database.query<DevicePartnership>(upsert, values);
  return rows[0];
}

/** Notes what a device tells of itself. */
export async function noteInformation(
  database: DeviceDatabase,
  key: DeviceKey,
  information: DeviceInformation,
): Promise<void> {
  const { model, imei, friendlyName, operatingSystem, operatingSystemLanguage, phoneNumber } = information;
  const told = [model, imei, friendlyName, operatingSystem, operatingSystemLanguage, phoneNumber];
  await database.query(tell, [key.mailbox, key.deviceId, ...told.map((value) => value ?? null)]);
}

/** Notes that a device has synchronized. */
export function noteSuccess(database: DeviceDatabase, key: DeviceKey): Promise<boolean> {
  return change(database, key, { set: 'last_success_sync = now()' });
}

/** Notes for how many seconds a device asks to be held. */
export function noteHeartbeat(database: DeviceDatabase, key: DeviceKey, seconds: number): Promise<boolean> {
  return change(database, key, { set: 'last_ping_heartbeat = $3', values: [seconds] });
}

/** Remembers the temporary key with which a device has to acknowledge its policy. The former key holds until then. */
export function offerPolicy(database: DeviceDatabase, key: DeviceKey, pendingPolicyKey: number): Promise<boolean> {
  return change(database, key, { set: 'pending_policy_key = $3', values: [pendingPolicyKey] });
}

/**
 * Takes the acknowledgement of a policy and gives the device its key.
 * @returns whether the temporary key was the one that was offered last
 */
export function acknowledgePolicy(
  database: DeviceDatabase,
  key: DeviceKey,
  acknowledged: { readonly pendingPolicyKey: number; readonly policyKey: number; readonly policyDigest: string },
): Promise<boolean> {
  const { pendingPolicyKey, policyKey, policyDigest } = acknowledged;
  return change(database, key, {
    set: 'policy_key = $4, pending_policy_key = null, policy_digest = $5, last_policy_update_time = now()',
    when: 'pending_policy_key = $3',
    values: [pendingPolicyKey, policyKey, policyDigest],
  });
}

/** Notes that a device has been told to wipe itself; false when nobody wants that (any more). */
export function noteWipeSent(database: DeviceDatabase, key: DeviceKey): Promise<boolean> {
  return change(database, key, {
    set: `wipe = 'sent', wipe_sent_time = coalesce(wipe_sent_time, now())`,
    when: `wipe in ('requested', 'sent')`,
  });
}

/** Notes that a device confirms to be wiped. It has no key any more. */
export function acknowledgeWipe(database: DeviceDatabase, key: DeviceKey): Promise<boolean> {
  return change(database, key, {
    set: `wipe = 'acknowledged', wipe_ack_time = now(), policy_key = null, pending_policy_key = null, policy_digest = null`,
    when: `wipe = 'sent'`,
  });
}

interface Change {
  readonly set: string;
  readonly when?: string;
  /** `$3` and so on. */
  readonly values?: readonly unknown[];
}

/** @returns whether there was a device to change */
async function change(database: DeviceDatabase, key: DeviceKey, { set, when, values = [] }: Change): Promise<boolean> {
  const condition = when === undefined ? '' : `and ${when}`;
  const { rows } = await database.query(
    `update mobility.active_sync_device
     set ${set}
     where mailbox = $1
       and device_id = $2
       ${condition}
     returning device_id`,
    [key.mailbox, key.deviceId, ...values],
  );
  return rows.length > 0;
}
