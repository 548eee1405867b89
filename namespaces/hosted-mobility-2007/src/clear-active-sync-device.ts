import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { boolean, defaulted, userDevice, wipeKind } from '@tenantry/schema';

export const ClearActiveSyncDevice = composite({
  summary: 'Wipes a device at its next synchronization, or cancels that.',
  remarks: 'WipeDevice and CancelDeviceWipe in one, as the shell has it.',
  source: 'hosted-mobility-2007.yaml (dd251722, list)',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    ...userDevice,
    cancel: defaulted(boolean('Cancels the wipe that was asked for.'), false),
    wipeKind,
  },

  async run({ input, call }) {
    await call(managedMobility.ClearActiveSyncDevice, input);
    return {};
  },
});
