import type { Run } from './call.ts';
import type { Tenant } from './tenant.ts';

/** A user of a tenant with a mailbox and a device, as the input of a request about the device. */
export async function userWithDevice(run: Run, tenant: Tenant): Promise<{ user: string; deviceID: string }> {
  const device = { user: await tenant.mailboxUser('ann'), deviceID: 'PHONE1' };
  await run('Exchange 2007 Mobility Provider::AddActiveSyncDevice_', { ...device, deviceType: 'SmartPhone' });
  return device;
}
