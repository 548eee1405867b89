import { subscribedToMobility, userWithDevice } from '../devices.ts';
import type { Requests } from '../make-request.ts';

const name = (procedure: string) => `Hosted Mobility 2007::${procedure}`;
const managed = (procedure: string) => `Managed Mobility 2007::${procedure}`;

/** A request for each procedure of Hosted Mobility 2007 that succeeds at the tenant acme. */
export const hostedMobility2007Requests: Requests = {
  async AddAvailablePlans({ acme, run }) {
    await subscribedToMobility(run, acme);
    return { organization: acme.path, availablePlans: ['MobileLocked'] };
  },

  async AllowActiveSyncDevice({ acme, run }) {
    const device = await userWithDevice(run, acme);
    await run(managed('BlockActiveSyncDevice'), device);
    return device;
  },

  BlockActiveSyncDevice: ({ acme, run }) => userWithDevice(run, acme),

  async CancelDeviceWipe({ acme, run }) {
    const device = await userWithDevice(run, acme);
    await run(managed('WipeDevice'), device);
    return device;
  },

  async ChangeOrganizationPlanAssignment({ acme, run }) {
    await subscribedToMobility(run, acme);
    return { organization: acme.path, planName: 'MobilityStrict' };
  },

  async ChangeUserPlanAssignment({ acme, run }) {
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await run(name('ChangeUserPlanAssignment'), { user, planName: 'MobileOff' });
    return { user, planName: 'MobileLocked' };
  },

  async ClearActiveSyncDevice({ acme, run }) {
    return { ...(await userWithDevice(run, acme)), cancel: false, wipeKind: 'account' };
  },

  async ClearUserPolicy({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    await run(managed('CreatePolicy'), { organization: acme.path, policyName: 'Gold' });
    await run(managed('SetUserPolicy'), { user, policyName: 'Gold' });
    return { user };
  },

  async ClearUserPolicyExemption({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    await run(managed('SetUserPolicyExemption'), { user });
    return { user };
  },

  async CreateOrganizationPlan({ run }) {
    await run(name('Initialize'), {});
    return {
      planName: 'New',
      description: 'New plan',
      features: { maximum: { policies: 5 }, policy: { maxInactivityTimeDeviceLock: '00:15:00' } },
    };
  },

  async CreatePolicy({ acme, run }) {
    await subscribedToMobility(run, acme);
    return { organization: acme.path, policyName: 'Gold', maxInactivityTimeDeviceLock: '00:15:00', allowCamera: false };
  },

  async CreateUserPlan({ run }) {
    await run(name('Initialize'), {});
    return { planName: 'New', description: 'New plan', features: { activeSyncEnabled: true } };
  },

  async DeletePolicy({ acme, run }) {
    const policy = { organization: acme.path, policyName: 'Gold' };
    await run(managed('CreatePolicy'), policy);
    return policy;
  },

  async DisableActiveSync({ acme }) {
    return { user: await acme.mailboxUser('ann') };
  },

  async EnableActiveSync({ acme, run }) {
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await run(name('DisableActiveSync'), { user });
    return { user };
  },

  GetActiveSyncDeviceStatistics: async ({ acme, run }) => ({ user: (await userWithDevice(run, acme)).user }),

  async GetOrganizationAvailablePlans({ acme, run }) {
    await subscribedToMobility(run, acme);
    return { organization: acme.path };
  },

  async GetOrganizationPlanAssignment({ acme, run }) {
    await subscribedToMobility(run, acme);
    return { organization: acme.path };
  },

  async GetPolicies({ acme, run }) {
    await subscribedToMobility(run, acme);
    return { organization: acme.path };
  },

  async GetUserPlanAssignment({ acme, run }) {
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await run(name('ChangeUserPlanAssignment'), { user, planName: 'MobileLocked' });
    return { user };
  },

  async GetUserPolicy({ acme }) {
    return { user: await acme.mailboxUser('ann') };
  },

  Initialize: () => ({}),

  async ModifyPolicy({ acme, run }) {
    const policy = { organization: acme.path, policyName: 'Gold' };
    await run(managed('CreatePolicy'), { ...policy, maxInactivityTimeDeviceLock: '00:15:00' });
    return { ...policy, maxInactivityTimeDeviceLock: '01:00:00', allowWiFi: false };
  },

  RemoveActiveSyncDevice: ({ acme, run }) => userWithDevice(run, acme),

  async RemoveAvailablePlans({ acme, run }) {
    await subscribedToMobility(run, acme);
    return { organization: acme.path, availablePlans: ['MobileLocked'] };
  },

  async RemoveUserPlanAssignment({ acme, run }) {
    await subscribedToMobility(run, acme);
    const user = await acme.mailboxUser('ann');
    await run(name('ChangeUserPlanAssignment'), { user, planName: 'MobileLocked' });
    return { user };
  },

  async SetDefaultPolicy({ acme, run }) {
    await subscribedToMobility(run, acme);
    await run(name('CreatePolicy'), { organization: acme.path, policyName: 'Gold' });
    return { organization: acme.path, policyName: 'Gold' };
  },

  async SetUserPolicy({ acme, run }) {
    await subscribedToMobility(run, acme);
    return { user: await acme.mailboxUser('ann'), policyName: 'Plan: MobilityBusiness' };
  },

  async SetUserPolicyExemption({ acme }) {
    return { user: await acme.mailboxUser('ann') };
  },

  async Subscribe({ acme, run }) {
    await subscribedToMobility(run, acme);
    await run(name('Unsubscribe'), { organization: acme.path });
    return { organization: acme.path, planName: 'MobilityStrict' };
  },

  async Unsubscribe({ acme, run }) {
    await subscribedToMobility(run, acme);
    await run(name('CreatePolicy'), { organization: acme.path, policyName: 'Gold' });
    return { organization: acme.path };
  },

  WipeDevice: ({ acme, run }) => userWithDevice(run, acme),
};
