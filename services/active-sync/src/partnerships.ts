import type { Principal } from '@tenantry/engine/client';

/** The mailbox of a user, as its devices see it. */
export interface DeviceMailbox {
  /** GUID of the user. */
  readonly guid: string;
  /** GUID of the organization. */
  readonly organization: string;
  /** Whether ActiveSync is on. */
  readonly isEnabled: boolean;
  /** The only devices that may call; empty for all. */
  readonly allowedDevices: readonly string[];
  /** Names of the user: principal name, addresses, account. */
  readonly names: readonly string[];
  readonly policy: DevicePolicy | undefined;
}

/** A policy by the names of its settings, as the procedures write them. */
export type DevicePolicy = Readonly<Record<string, PolicyValue>>;

export type PolicyValue = boolean | number | string | readonly string[] | undefined;

/** A device of a mailbox, by its own name. */
export interface DeviceKey {
  readonly mailbox: string;
  readonly deviceId: string;
}

/** What a request says of its device. */
export interface SeenDevice extends DeviceKey {
  readonly organization: string;
  readonly type: string;
  readonly userAgent: string | undefined;
  /** E.g. `14.1`. */
  readonly protocolVersion: string;
}

/** How things stand with a device. */
export interface Partnership {
  /** Key of the policy that it has acknowledged. */
  readonly policyKey: number | undefined;
  /** Key of the policy that it has been sent and has not acknowledged yet. */
  readonly pendingPolicyKey: number | undefined;
  /** Digest of the policy that it has acknowledged. */
  readonly policyDigest: string | undefined;
  readonly lastPolicyUpdateTime: Date | undefined;
  readonly access: 'allowed' | 'blocked';
  readonly wipe: 'none' | 'requested' | 'sent' | 'acknowledged';
  /** Undefined while nothing is to be wiped. */
  readonly wipeKind: 'device' | 'account' | undefined;
}

/** What a device tells of itself ([MS-ASCMD] 2.2.3.45). */
export interface DeviceInformation {
  readonly model?: string;
  readonly imei?: string;
  readonly friendlyName?: string;
  readonly operatingSystem?: string;
  readonly operatingSystemLanguage?: string;
  readonly phoneNumber?: string;
  readonly userAgent?: string;
}

/** A policy that a device has acknowledged, and the keys before and after. */
export interface AcknowledgedPolicy {
  readonly pendingKey: number;
  readonly finalKey: number;
  readonly digest: string;
}

/** The books of devices. */
export interface Partnerships {
  /** The mailbox of somebody who has signed in; undefined when there is none. */
  findMailbox(caller: Principal): Promise<DeviceMailbox | undefined>;
  /** Notes that a device has called, the first time as new. Undefined when the mailbox has too many of them already. */
  see(device: SeenDevice): Promise<Partnership | undefined>;
  describe(device: DeviceKey, information: DeviceInformation): Promise<void>;
  /** Notes that a policy is sent, and with which key it has to be acknowledged. */
  offerPolicy(device: DeviceKey, pendingKey: number): Promise<void>;
  /** Puts the final key in the place of the pending one; false when another one is pending. */
  acknowledgePolicy(device: DeviceKey, acknowledged: AcknowledgedPolicy): Promise<boolean>;
  noteWipeSent(device: DeviceKey): Promise<void>;
  noteWipeAcknowledged(device: DeviceKey): Promise<void>;
  /** Notes that the server behind has answered a command. */
  noteSync(device: DeviceKey): Promise<void>;
  notePing(device: DeviceKey, heartbeatSeconds: number): Promise<void>;
}
