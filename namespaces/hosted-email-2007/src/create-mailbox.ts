import { composite } from '@tenantry/engine';
import { storage } from '@tenantry/exchange-2007-resource-manager/contract';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import {
  domainController,
  guid,
  list,
  mailAlias,
  optional,
  organizationOf,
  planName,
  proxyAddress,
  record,
  text,
  user,
} from '@tenantry/schema';
import { ensureAddressLists } from './address-lists.ts';
import { assignablePlan } from './assignable-plan.ts';
import { controllerOf } from './controller.ts';
import { databaseOf, parseStoreName } from './mail-store-name.ts';
import { kilobytesFor, limitsOf, switchesOf, usesOutlook } from './mailbox-settings.ts';
import { featuresOf } from './plan-features.ts';
import { readSubscription, storeChoice } from './subscription.ts';
import { assets, userPlanType } from './types.ts';
import { planOverrides } from './user-plan-features.ts';

export const CreateMailbox = composite({
  summary: 'Gives an existing user a mailbox according to a plan.',
  remarks: 'With the first Outlook user of the organization its address lists and offline address book are made.',
  source: 'hosted-email-2007.yaml (dd251584), known-faults.md B3, B8, C1, C2',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who gets the mailbox.', { within: 'organization' }),
    planName: planName('An ExchUserHosting plan that the organization may use.'),
    alias: mailAlias('E-mail alias.'),
    database: optional(
      text('Store to use, SERVER\\StorageGroup\\MailStore. Without it the resource manager chooses one.', {
        maxLength: 4096,
      }),
    ),
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    owningOrganization: organizationOf('user', 'Organization whose address lists show the user.'),
    planOverrides: optional(record('Replaces single values of the plan for this mailbox.', planOverrides)),
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
    database: text('Store that holds the mailbox.'),
  },

  async run({ input, call }) {
    const { user, owningOrganization, planName } = input;
    const organization = { path: owningOrganization, ...controllerOf(input) };
    const subscription = await readSubscription(call, organization);
    const plan = await assignablePlan(call, { ...input, organization: owningOrganization });

    // Storage first: it is the step most likely to be refused, and the cheapest to undo.
    const { mailStore } = await call(storage.AllocateMailbox, {
      ...controllerOf(input),
      organization: owningOrganization,
      mailbox: user,
      kilobytes: kilobytesFor(plan),
      mailStore: {
        ...storeChoice(subscription.features),
        ...(input.database === undefined ? {} : parseStoreName(input.database)),
      },
    });
    const database = databaseOf(mailStore);
    const { mailboxGuid } = await call(managedEmail.CreateMailbox, { ...input, ...limitsOf(plan), database });
    const switches = switchesOf(plan);
    if (switches) await call(managedEmail.SetCASMailbox, { ...controllerOf(input), ...switches, Identity: user });

    const customer = { path: user, ...controllerOf(input) };
    const overrides = input.planOverrides ? { planOverrides: featuresOf(input.planOverrides) } : {};
    await call(plans.AddCustomerPlan, { ...customer, planName, planTypeName: userPlanType, ...overrides });
    await call(plans.AddAsset_, { ...customer, assetTypeName: assets.mailbox, value: mailboxGuid });

    // Last, because the lists of an organization are one for all its users: whoever makes them holds up the others.
    if (usesOutlook(plan)) await ensureAddressLists(call, organization, { user, ...subscription.features });

    return { mailboxGuid, database };
  },
});
