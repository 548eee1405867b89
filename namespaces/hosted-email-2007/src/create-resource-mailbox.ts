import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  bookingOptions,
  domainController,
  guid,
  list,
  mailAlias,
  oneOf,
  optional,
  organizationOf,
  planName,
  proxyAddress,
  record,
  text,
  user,
} from '@tenantry/schema';

import { ensureAddressLists } from './address-lists.ts';
import { controllerOf } from './controller.ts';
import { NoPlanAvailable } from './errors.ts';
import { provisionMailbox } from './provision-mailbox.ts';
import { smallestPlan } from './smallest-plan.ts';
import { planOverrides } from './user-plan-features.ts';

export const CreateResourceMailbox = composite({
  summary: 'Creates the mailbox of a room or of equipment for an existing user, whose account is disabled by it.',
  remarks:
    'Space and plan are accounted for as for every mailbox. The people of the organization find the resource at once, also when it is its first mailbox. Recipients have to belong to the organization, whatever their domains.',
  source: 'hosted-email-2007.yaml (dd278848), known-faults.md A1 to A4',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who stands for the resource.', { within: 'organization' }),
    alias: mailAlias('E-mail alias.'),
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    resourceType: oneOf(['Room', 'Equipment'], 'What the mailbox stands for.'),
    ...bookingOptions,
    planName: optional(
      planName('An ExchUserHosting plan that the organization may use. Default: the one with the least space.'),
    ),
    planOverrides: optional(record('Replaces single values of the plan for this mailbox.', planOverrides)),
    database: optional(
      text('Store to use, SERVER\\StorageGroup\\MailStore. Without it the resource manager chooses one.', {
        maxLength: 4096,
      }),
    ),
    owningOrganization: organizationOf('user', 'Organization whose address lists show the resource.'),
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
    database: text('Store that holds the mailbox.'),
  },
  errors: [NoPlanAvailable],

  async run({ input, call, expect, place }) {
    const { user, owningOrganization } = input;
    const { guid } = await place('user');
    const organization = { path: owningOrganization, ...controllerOf(input) };
    const planName =
      input.planName ?? (await smallestPlan(call, { ...controllerOf(input), organization: owningOrganization }));
    const wanted = { ...input, planName, guid };
    const { mailboxGuid, database, subscription } = await provisionMailbox(
      { call, expect },
      wanted,
      ({ plan, ...decided }) => call(managedEmail.CreateMailboxWithAccess_, { ...input, ...plan, ...decided }),
    );

    // Whatever the plan says of Outlook: a resource that nobody finds is none (KB948755).
    await ensureAddressLists(call, organization, { user, ...subscription.features });
    return { mailboxGuid, database };
  },
});
