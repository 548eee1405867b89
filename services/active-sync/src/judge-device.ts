import type { DeviceMailbox, Partnership } from './partnerships.ts';
import { policyDigest } from './policy-document.ts';
import { accountWipeVersion, type ProtocolVersion } from './protocol-version.ts';
import type { CommandQuery } from './read-query.ts';
import { type Status, status } from './status.ts';
import { secondsOf } from './time-span.ts';

/** What a judgement is about. */
export interface Case {
  readonly query: Pick<CommandQuery, 'command' | 'device' | 'policyKey' | 'version'>;
  readonly mailbox: Pick<DeviceMailbox, 'allowedDevices' | 'policy'>;
  readonly partnership: Partnership;
  readonly now: Date;
}

/** Why a device may not even provision; undefined when it may. */
export function judgeAccess({ query, mailbox, partnership }: Omit<Case, 'now'>): Status | undefined {
  if (partnership.access === 'blocked') return status.deviceBlocked;
  const { allowedDevices } = mailbox;
  const id = query.device.id.toLowerCase();
  if (allowedDevices.length > 0 && !allowedDevices.some((each) => each.toLowerCase() === id))
    return status.deviceBlocked;
  return isWiped(partnership) && !canWipe(partnership, query.version) ? status.deviceBlocked : undefined;
}

/** Why a command of a device is not passed on; undefined when it is. */
export function judgeDevice(given: Case): Status | undefined {
  const { query, mailbox, partnership } = given;
  const refused = judgeAccess(given);
  if (refused !== undefined) return refused;
  if (isWiped(partnership)) return status.remoteWipeRequested;
  if (!mailbox.policy) return undefined;

  // Ping comes without a key ([MS-ASPROV] 3.1.5.1); then what the device has acknowledged counts.
  const key = query.policyKey ?? (query.command.name === 'Ping' ? partnership.policyKey : undefined);
  if (key === undefined && mailbox.policy['allowNonProvisionableDevices'] === true) return undefined;
  if (!key || partnership.policyKey === undefined) return status.notProvisioned;
  if (key !== partnership.policyKey) return status.invalidPolicyKey;
  return isOutdated(given) ? status.policyRefresh : undefined;
}

/** Whether a device is to be wiped, or has been; it stays so until somebody cancels that or removes the device. */
export function isWiped({ wipe }: Partnership): boolean {
  return wipe !== 'none';
}

/** Older devices cannot wipe an account alone, and must not wipe everything in its place. */
function canWipe({ wipeKind }: Partnership, version: ProtocolVersion): boolean {
  return wipeKind !== 'account' || version >= accountWipeVersion;
}

function isOutdated({ mailbox, partnership, now }: Case): boolean {
  if (!mailbox.policy) return false;
  if (partnership.policyDigest !== policyDigest(mailbox.policy)) return true;
  const interval = secondsOf(mailbox.policy['devicePolicyRefreshInterval']);
  const updated = partnership.lastPolicyUpdateTime?.getTime() ?? 0;
  return interval !== undefined && now.getTime() >= updated + interval * 1000;
}
