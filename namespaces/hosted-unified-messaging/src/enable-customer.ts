import { type Call, composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { managedUnifiedMessaging } from '@tenantry/managed-unified-messaging/contract';
import {
  alsoSpelt,
  boolean,
  defaulted,
  dialPlanFields,
  domainController,
  fixedDialPlanFields,
  list,
  optional,
  organization,
  planName,
  record,
  secret,
  text,
} from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { customerName } from './customer-names.ts';
import { AlreadyEnabled, NotSubscribed, PolicyNeeded } from './errors.ts';
import { own } from './own-procedures.ts';
import { addServicePointer } from './record-service-pointer.ts';
import { events } from './service.ts';
import { findServicePointer, findSubscription } from './subscription.ts';

const { accessTelephoneNumbers, faxEnabled, voIPSecurity } = dialPlanFields;
const named = { maxLength: 1024, pattern: '\\S' };

export const EnableCustomer = composite({
  summary:
    'Subscribes a customer organization, creates its dial plan and hunt group and can enable its existing mailboxes.',
  remarks:
    'Gateway, server and numbers belong to the hoster, so whoever enables a customer stands above it. Existing mailboxes get the extension that ipPhone or telephoneNumber ends in; those without one are told in skipped. PINs are in the answer, once.',
  source: 'hosted-unified-messaging-2007.yaml (dd278589)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    path: organization('LDAP path of the customer organization.'),
    numberOfDigitsExtension: alsoSpelt(fixedDialPlanFields.numberOfDigitsInExtension, 'numberOfDigitsInExtension'),
    umServer: text('UM server that gets the new dial plan: name, FQDN, DN or LDAP path.', named),
    pilotIdentifier: text('Main telephone number of the organization for voice mail.', {
      maxLength: 64,
      pattern: '\\S',
    }),
    umIPGateway: text('Voice-over-IP gateway: IP address, name, GUID or DN.', named),
    umMailboxPolicy: optional(text('Mailbox policy of the users; needed unless one is generated, which wins.', named)),
    accessTelephoneNumbers,
    faxEnabled,
    generateUMMailboxPolicy: defaulted(
      boolean('Whether a mailbox policy is made for the customer; wins over umMailboxPolicy. Default false.'),
      false,
    ),
    ndrEnabled: defaulted(
      boolean(
        'Whether senders are to be told of messages that could not be delivered. Kept for the voice server, see GetCustomer. Default false.',
      ),
      false,
    ),
    dialPlanTemplateInstance: optional(text('Dial plan to copy settings from.', named)),
    uriType: fixedDialPlanFields.uriType,
    voIPSecurity,
    huntGroupTemplateInstance: optional(text('Hunt group to copy settings from.', named)),
    enableExistingMailboxes: defaulted(
      boolean('Whether the mailboxes that the organization has are enabled, too. Default false.'),
      false,
    ),
    planName: optional(planName('Unified-messaging plan, for an organization that is not subscribed yet.')),
  },
  output: {
    dialPlan: text('Name of the dial plan.'),
    huntGroup: text('Name of the hunt group.'),
    enabled: list(
      'mailbox',
      record('One mailbox that was enabled.', {
        path: text('LDAP path of the user.'),
        extension: text('Extension.'),
        pin: optional(secret('PIN that was made; only here, and only this once.')),
      }),
      { maxItems: 100_000 },
    ),
    skipped: list('path', text('LDAP path of a user without a number that an extension could be taken from.'), {
      sentence: 'Mailboxes that were not enabled.',
      maxItems: 100_000,
    }),
  },
  errors: [NotSubscribed, AlreadyEnabled, PolicyNeeded],

  async run({ input, call, place }) {
    const { path, umIPGateway, pilotIdentifier, umServer, ndrEnabled } = input;
    const controller = controllerOf(input);
    const customer = { path, ...controller };
    if (!(await findSubscription(call, customer))) {
      if (input.planName === undefined) throw NotSubscribed(path);
      await call(own.Subscribe, { ...customer, planName: input.planName });
    }
    if (await findServicePointer(call, customer)) throw AlreadyEnabled(path);

    const name = customerName(await place('path'));
    const owner = { ...controller, organization: path };
    const { dialPlanTemplateInstance: template, huntGroupTemplateInstance: huntGroupTemplate } = input;
    const plan = await call(managedUnifiedMessaging.NewUMDialPlan, {
      ...input,
      ...owner,
      name,
      numberOfDigitsInExtension: input.numberOfDigitsExtension,
      ...(template === undefined ? {} : { templateInstance: template }),
    });
    const mailboxPolicy = await policyFor(call, owner, plan.umMailboxPolicy ?? input.umMailboxPolicy);
    const { guid: huntGroup } = await call(managedUnifiedMessaging.NewUMHuntGroup, {
      ...owner,
      name,
      pilotIdentifier,
      umDialPlan: plan.guid,
      umIPGateway,
      ...(huntGroupTemplate === undefined ? {} : { templateInstance: huntGroupTemplate }),
    });
    await call(managedUnifiedMessaging.AssignDialPlan_, { ...owner, umServer, umDialPlan: plan.guid });
    const mailboxPolicyAutoGenerated = plan.umMailboxPolicy !== undefined;
    const pointer = { dialPlan: plan.guid, huntGroup, mailboxPolicy, mailboxPolicyAutoGenerated, ndrEnabled };
    await addServicePointer(call, customer, pointer);
    await call(plans.AddEvent_, { ...customer, eventTypeName: events.enabled, detail: name });
    const existing = input.enableExistingMailboxes
      ? await enableAll(call, owner, plan.guid)
      : { enabled: [], skipped: [] };
    return { dialPlan: name, huntGroup: name, ...existing };
  },
});

interface Owner {
  readonly organization: string;
  readonly preferredDomainController?: string;
}

/** GUID of the policy that the users get. */
async function policyFor(call: Call, owner: Owner, identity: string | undefined): Promise<string> {
  if (identity === undefined) throw PolicyNeeded();
  const { mailboxPolicies } = await call(managedUnifiedMessaging.GetUMMailboxPolicy, { ...owner, identity });
  return mailboxPolicies[0]?.guid ?? '';
}

async function enableAll(call: Call, owner: Owner, umDialPlan: string) {
  const { mailboxes } = await call(managedUnifiedMessaging.ListUMCandidates_, { ...owner, umDialPlan });
  const enabled: { path: string; extension: string; pin?: string }[] = [];
  const skipped: string[] = [];
  for (const { path, extension } of mailboxes) {
    if (extension === undefined) skipped.push(path);
    else {
      const { pin } = await call(own.EnableMailbox, { ...controllerOf(owner), path, extensions: [extension] });
      enabled.push({ path, extension, ...(pin === undefined ? {} : { pin }) });
    }
  }
  return { enabled, skipped };
}
