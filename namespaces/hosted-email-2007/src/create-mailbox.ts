import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
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
import { controllerOf } from './controller.ts';
import { usesOutlook } from './mailbox-settings.ts';
import { provisionMailbox } from './provision-mailbox.ts';
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

  async run({ input, call, expect, place }) {
    const { user, owningOrganization } = input;
    const { guid } = await place('user');
    const provisioned = await provisionMailbox({ call, expect }, { ...input, guid }, ({ plan, ...decided }) =>
      call(managedEmail.CreateMailboxWithAccess_, { ...input, ...plan, ...decided }),
    );
    const { mailboxGuid, database, plan, subscription } = provisioned;

    // Last, because the lists of an organization are one for all its users: whoever makes them holds up the others.
    const organization = { path: owningOrganization, ...controllerOf(input) };
    if (usesOutlook(plan)) await ensureAddressLists(call, organization, { user, ...subscription.features });

    return { mailboxGuid, database };
  },
});
