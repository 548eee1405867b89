import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { userDevice } from '@tenantry/schema';

export const CancelDeviceWipe = composite({
  summary: 'Cancels the wipe of a device, which is possible until the device is told of it.',
  source: 'hosted-mobility-2007.yaml (dd251997)',
  access: 'public',
  role: 'CSRAdmins',
  input: userDevice,

  async run({ input, call }) {
    await call(managedMobility.CancelDeviceWipe, input);
    return {};
  },
});
