import type { Run } from './call.ts';
import type { Tenant } from './tenant.ts';

/** A user of a tenant with a mailbox and a device, as the input of a request about the device. */
export async function userWithDevice(run: Run, tenant: Tenant): Promise<{ user: string; deviceID: string }> {
  const device = { user: await tenant.mailboxUser('ann'), deviceID: 'PHONE1' };
  await run('Exchange 2007 Mobility Provider::AddActiveSyncDevice_', { ...device, deviceType: 'SmartPhone' });
  return device;
}

const organizationPlans = {
  MobilityBusiness: { policy: { devicePasswordEnabled: true, maxInactivityTimeDeviceLock: '00:15:00' } },
  MobilityStrict: { maximum: { policies: 0 }, policy: { devicePasswordEnabled: true, allowCamera: false } },
  MobilityFree: {},
};
const userPlans = {
  MobileLocked: { activeSyncEnabled: true, policy: { devicePasswordEnabled: true, minDevicePasswordLength: 8 } },
  MobileOpen: { activeSyncEnabled: true },
  MobileOff: { activeSyncEnabled: false },
};

/** Makes the mobility plans and subscribes a tenant under `MobilityBusiness`, with all user plans. */
export async function subscribedToMobility(run: Run, { path }: Tenant): Promise<void> {
  const own = (procedure: string) => `Hosted Mobility 2007::${procedure}`;
  await run(own('Initialize'), {});
  const description = 'Made for a test';
  for (const [planName, features] of Object.entries(organizationPlans)) {
    await run(own('CreateOrganizationPlan'), { planName, description, features });
  }
  for (const [planName, features] of Object.entries(userPlans)) {
    await run(own('CreateUserPlan'), { planName, description, features });
  }
  await run(own('Subscribe'), { organization: path, planName: 'MobilityBusiness' });
  await run(own('AddAvailablePlans'), { organization: path, availablePlans: Object.keys(userPlans) });
}
