import { clientAccessOptions } from '@tenantry/schema';

const { activeSyncAllowedDeviceIDs, hasActiveSyncDevicePartnership, ...switches } = clientAccessOptions;

/** Client access options that a plan can set: all but those that belong to one mailbox, its devices. */
export const clientAccessSwitches = switches;
