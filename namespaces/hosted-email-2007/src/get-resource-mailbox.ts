import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { bookingOptions, domainController, guid, list, mailAlias, oneOf, optional, text, user } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { findUserPlan } from './user-plan.ts';

export const GetResourceMailbox = composite({
  summary: 'Returns the attributes of the mailbox of a room or of equipment.',
  remarks: 'Options that nobody has set have their defaults. Recipients come as LDAP paths.',
  source: 'hosted-email-2007.yaml (dd278745)',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    preferredDomainController: domainController(),
    user: user('User who stands for the resource.', { within: 'organization' }),
  },
  output: {
    alias: mailAlias('E-mail alias.'),
    database: text('Store of the mailbox, SERVER\\StorageGroup\\MailStore.'),
    resourceType: oneOf(['Room', 'Equipment'], 'What the mailbox stands for.'),
    emailAddresses: list('value', text('One proxy address.'), {
      sentence: 'All proxy addresses; the primary SMTP address comes first.',
    }),
    ...bookingOptions,
    mailboxGuid: optional(guid('Names the mailbox for its whole life.')),
    owningOrganization: optional(text('LDAP path of the organization that owns the mailbox.')),
    planName: optional(text('Plan of the mailbox.')),
  },

  async run({ input, call }) {
    const resource = await call(managedEmail.GetResourceMailbox, input);
    const plan = await findUserPlan(call, { path: input.user, ...controllerOf(input) });
    return { ...resource, ...(plan === undefined ? {} : { planName: plan.planName }) };
  },
});
