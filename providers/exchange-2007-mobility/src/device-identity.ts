import { text } from '@tenantry/schema';

import type { DeviceKey } from './device-partnership.ts';

const pattern = '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\\\AirSync-.+$';
const parts = /^([^\\]+)\\AirSync-(?:.*-)?([^-]+)$/;

/** How the shell names a device: the mailbox, the type of the device and its id. */
export function deviceIdentity() {
  return text('Identity of the device as GetActiveSyncDeviceStatistics returns it, MAILBOX-GUID\\AirSync-TYPE-ID.', {
    maxLength: 512,
    pattern,
  });
}

/** The identity of a device. */
export function identityOf({ mailbox, deviceId, deviceType }: DeviceKey & { readonly deviceType: string }): string {
  return `${mailbox}\\AirSync-${deviceType}-${deviceId}`;
}

/** The device that an identity names. */
export function deviceOf(identity: string): DeviceKey {
  const [, mailbox = '', deviceId = ''] = parts.exec(identity) ?? [];
  return { mailbox: mailbox.toLowerCase(), deviceId };
}
