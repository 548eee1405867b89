import type { Requests } from '../make-request.ts';
import { addDialPlan, addGateway, addVoiceUser } from '../voice.ts';

/** A request for each procedure of Managed Unified Messaging that succeeds at the tenant acme. */
export const managedUnifiedMessagingRequests: Requests = {
  async CheckUMMailboxPIN(hoster) {
    return { identity: await addVoiceUser(hoster), pin: '111111' };
  },

  async DisableUMMailbox(hoster) {
    return { identity: await addVoiceUser(hoster) };
  },

  async EnableUMMailbox(hoster) {
    const identity = await hoster.acme.mailboxUser('ann');
    const { umMailboxPolicy } = await addDialPlan(hoster);
    return { identity, umMailboxPolicy, extensions: ['1001'], pin: '274918' };
  },

  async GetUMDialPlan(hoster) {
    await addDialPlan(hoster);
    return { organization: hoster.acme.path };
  },

  GetUMHuntGroup({ acme }) {
    return { organization: acme.path };
  },

  async GetUMMailbox(hoster) {
    return { organization: hoster.acme.path, identity: await addVoiceUser(hoster) };
  },

  async GetUMMailboxPIN(hoster) {
    return { organization: hoster.acme.path, identity: await addVoiceUser(hoster) };
  },

  async GetUMMailboxPolicy(hoster) {
    await addDialPlan(hoster);
    return { organization: hoster.acme.path };
  },

  NewUMDialPlan({ acme }) {
    return { organization: acme.path, name: 'Acme plan', numberOfDigitsInExtension: 4 };
  },

  async NewUMHuntGroup(hoster) {
    const { umDialPlan } = await addDialPlan(hoster);
    const umIPGateway = await addGateway(hoster);
    return { organization: hoster.acme.path, name: 'Acme', pilotIdentifier: '+14255550100', umDialPlan, umIPGateway };
  },

  async NewUMMailboxPolicy(hoster) {
    const { umDialPlan } = await addDialPlan(hoster);
    return { organization: hoster.acme.path, name: 'Strict', umDialPlan };
  },

  async RemoveUMDialPlan({ acme, run }) {
    const plan = { organization: acme.path, name: 'Acme plan', numberOfDigitsInExtension: 4 };
    await run('Managed Unified Messaging::NewUMDialPlan', { ...plan, generateUMMailboxPolicy: false });
    return { organization: acme.path, identity: plan.name };
  },

  async RemoveUMHuntGroup(hoster) {
    const group = {
      organization: hoster.acme.path,
      name: 'Acme',
      pilotIdentifier: '+14255550100',
      umDialPlan: (await addDialPlan(hoster)).umDialPlan,
      umIPGateway: await addGateway(hoster),
    };
    await hoster.run('Managed Unified Messaging::NewUMHuntGroup', group);
    return { organization: hoster.acme.path, identity: group.name };
  },

  async RemoveUMMailboxPolicy(hoster) {
    const { umMailboxPolicy } = await addDialPlan(hoster);
    return { organization: hoster.acme.path, identity: umMailboxPolicy };
  },

  async SetUMDialPlan(hoster) {
    const { umDialPlan } = await addDialPlan(hoster);
    return { organization: hoster.acme.path, identity: umDialPlan, propertyList: { faxEnabled: false } };
  },

  async SetUMMailbox(hoster) {
    return { identity: await addVoiceUser(hoster), propertyList: { faxEnabled: false, operatorNumber: '1000' } };
  },

  async SetUMMailboxPIN(hoster) {
    return { identity: await addVoiceUser(hoster), pin: '580293' };
  },

  async SetUMMailboxPolicy(hoster) {
    const { umMailboxPolicy } = await addDialPlan(hoster);
    return { organization: hoster.acme.path, identity: umMailboxPolicy, propertyList: { minPINLength: 8 } };
  },
};
