import { userWithDevice } from '../devices.ts';
import type { Requests } from '../make-request.ts';

const name = (procedure: string) => `Managed Mobility 2007::${procedure}`;

/** A request for each procedure of Managed Mobility 2007 that succeeds at the tenant acme. */
export const managedMobility2007Requests: Requests = {
  async AllowActiveSyncDevice({ acme, run }) {
    const device = await userWithDevice(run, acme);
    await run(name('BlockActiveSyncDevice'), device);
    return device;
  },

  BlockActiveSyncDevice: ({ acme, run }) => userWithDevice(run, acme),

  async CancelDeviceWipe({ acme, run }) {
    const device = await userWithDevice(run, acme);
    await run(name('WipeDevice'), device);
    return device;
  },

  async ClearActiveSyncDevice({ acme, run }) {
    return { ...(await userWithDevice(run, acme)), cancel: false, wipeKind: 'account' };
  },

  async ClearUserPolicy({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    await run(name('CreatePolicy'), { organization: acme.path, policyName: 'Gold' });
    await run(name('SetUserPolicy'), { user, policyName: 'Gold' });
    return { user };
  },

  async ClearUserPolicyExemption({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    await run(name('SetUserPolicyExemption'), { user });
    return { user };
  },

  CreatePolicy({ acme }) {
    return { organization: acme.path, policyName: 'Gold', maxInactivityTimeDeviceLock: '00:15:00', allowCamera: false };
  },

  async DeletePolicy({ acme, run }) {
    const policy = { organization: acme.path, policyName: 'Gold' };
    await run(name('CreatePolicy'), { ...policy, devicePasswordEnabled: true });
    return policy;
  },

  async DisableActiveSync({ acme }) {
    return { user: await acme.mailboxUser('ann') };
  },

  async EnableActiveSync({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    await run(name('DisableActiveSync'), { user });
    return { user };
  },

  GetActiveSyncDeviceStatistics: async ({ acme, run }) => ({ user: (await userWithDevice(run, acme)).user }),

  async GetPolicies({ acme, run }) {
    const policy = { organization: acme.path, policyName: 'Gold' };
    await run(name('CreatePolicy'), policy);
    return policy;
  },

  async GetUserPolicy({ acme }) {
    return { user: await acme.mailboxUser('ann') };
  },

  async ModifyPolicy({ acme, run }) {
    const policy = { organization: acme.path, policyName: 'Gold' };
    await run(name('CreatePolicy'), { ...policy, maxInactivityTimeDeviceLock: '00:15:00' });
    return { ...policy, maxInactivityTimeDeviceLock: '01:00:00', allowWiFi: false };
  },

  RemoveActiveSyncDevice: ({ acme, run }) => userWithDevice(run, acme),

  async SetDefaultPolicy({ acme, run }) {
    const policy = { organization: acme.path, policyName: 'Gold' };
    await run(name('CreatePolicy'), policy);
    return policy;
  },

  async SetUserPolicy({ acme, run }) {
    const user = await acme.mailboxUser('ann');
    await run(name('CreatePolicy'), { organization: acme.path, policyName: 'Gold' });
    return { user, policyName: 'Gold' };
  },

  async SetUserPolicyExemption({ acme }) {
    return { user: await acme.mailboxUser('ann') };
  },

  WipeDevice: ({ acme, run }) => userWithDevice(run, acme),
};
