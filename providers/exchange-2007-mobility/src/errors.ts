import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const noSuchObject = 0x80072030;
const invalidArgument = 0x80070057;
const objectExists = 0x80071392;

export const NoPolicyContainer = error(
  'MOBILITY_NO_POLICY_CONTAINER',
  noSuchObject,
  () =>
    'The configuration of the directory has no container CN=Mobile Mailbox Policies below an Exchange organization. Prepare the directory for Exchange first.',
);
export const PolicyExists = error(
  'MOBILITY_POLICY_EXISTS',
  objectExists,
  (name: string) =>
    `There is an ActiveSync mailbox policy called "${name}" already. Change it with SetActiveSyncMailboxPolicy, or choose another name.`,
);
export const PolicyUnknown = error(
  'MOBILITY_POLICY_UNKNOWN',
  noSuchObject,
  (policy: string) => `There is no ActiveSync mailbox policy "${policy}". Give the name, GUID, DN or LDAP path of one.`,
);
export const PolicyInUse = error(
  'MOBILITY_POLICY_IN_USE',
  invalidArgument,
  (policy: string, user: string) =>
    `The ActiveSync mailbox policy "${policy}" applies, for example to ${user}. Give its users and organizations another one first.`,
);
export const NoMailbox = error(
  'MOBILITY_NO_MAILBOX',
  noSuchObject,
  (path: string) =>
    `${path} has no mailbox that a device could synchronize with. Create one first, or give another user.`,
);
export const DevicesUnnamed = error(
  'MOBILITY_DEVICES_UNNAMED',
  invalidArgument,
  () => 'Either identity (of a device) or mailbox (of a user) has to be given, and not both.',
);
export const DeviceUnknown = error(
  'MOBILITY_DEVICE_UNKNOWN',
  noSuchObject,
  (device: string) => `There is no device "${device}". GetActiveSyncDeviceStatistics lists the devices of a mailbox.`,
);
export const WipeTooLate = error(
  'MOBILITY_WIPE_TOO_LATE',
  invalidArgument,
  (device: string, state: string) =>
    `The wipe of the device "${device}" is ${state} and can no longer be cancelled. Remove the device when it shall be able to begin anew.`,
);
export const NoWipe = error(
  'MOBILITY_NO_WIPE',
  invalidArgument,
  (device: string) => `No wipe of the device "${device}" is requested, so there is none to cancel.`,
);
export const DeviceExists = error(
  'MOBILITY_DEVICE_EXISTS',
  objectExists,
  (device: string, mailbox: string) =>
    `The mailbox of ${mailbox} has the device "${device}" already. Remove it first when it shall begin anew.`,
);
