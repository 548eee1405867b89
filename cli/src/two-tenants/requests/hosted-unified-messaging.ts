import type { Requests } from '../make-request.ts';
import { planNames } from '../provision-two-tenants.ts';
import type { TwoTenants } from '../two-tenants.ts';
import { voiceCustomer } from '../voice.ts';

/** A request for each procedure of Hosted Unified Messaging that succeeds at the tenant acme. */
export const hostedUnifiedMessagingRequests: Requests = {
  async ChangeOrganizationPlanAssignment(hoster) {
    const path = await subscribed(hoster);
    const planName = 'VoiceSecond';
    await hoster.run('Hosted Unified Messaging::CreateOrganizationPlan', { planName, planDescription: 'Another one' });
    return { path, planName };
  },

  CreateOrganizationPlan() {
    return { planName: 'VoiceSecond', planDescription: 'Another one' };
  },

  async DisableCustomer(hoster) {
    await enabledUser(hoster);
    return { path: hoster.acme.path };
  },

  async DisableMailbox(hoster) {
    return { path: await enabledUser(hoster) };
  },

  EnableCustomer: voiceCustomer,

  async EnableMailbox(hoster) {
    await hoster.run('Hosted Unified Messaging::EnableCustomer', await voiceCustomer(hoster));
    return { path: await hoster.acme.mailboxUser('ann'), extensions: ['1001'], pin: '274918' };
  },

  async GetCustomer(hoster) {
    await hoster.run('Hosted Unified Messaging::EnableCustomer', await voiceCustomer(hoster));
    return { path: hoster.acme.path };
  },

  async GetOrganizationPlanAssignment(hoster) {
    return { path: await subscribed(hoster) };
  },

  Initialize() {
    return {};
  },

  ModifyOrganizationPlan() {
    return { planName: planNames.voice, newPlanName: 'VoiceRenamed', planDescription: 'Voice mail' };
  },

  Subscribe({ acme }) {
    return { path: acme.path, planName: planNames.voice };
  },

  async Unsubscribe(hoster) {
    return { path: await subscribed(hoster) };
  },
};

async function subscribed({ acme, run }: TwoTenants): Promise<string> {
  await run('Hosted Unified Messaging::Subscribe', { path: acme.path, planName: planNames.voice });
  return acme.path;
}

/** A user of acme whose mailbox is enabled. */
async function enabledUser(hoster: TwoTenants): Promise<string> {
  await hoster.run('Hosted Unified Messaging::EnableCustomer', await voiceCustomer(hoster));
  const path = await hoster.acme.mailboxUser('ann');
  await hoster.run('Hosted Unified Messaging::EnableMailbox', { path, extensions: ['1001'], pin: '274918' });
  return path;
}
