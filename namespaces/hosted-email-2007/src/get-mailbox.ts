import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  boolean,
  deliveryOptions,
  domainController,
  guid,
  list,
  mailAlias,
  optional,
  text,
  user,
} from '@tenantry/schema';
import { controllerOf } from './controller.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { findUserPlan } from './user-plan.ts';

export const GetMailbox = composite({
  summary: 'Returns the attributes of a mailbox.',
  remarks: 'A user may read his own.',
  source: 'hosted-email-2007.yaml (dd278484)',
  access: 'public',
  role: 'CSRAdmins',
  aboutSelf: true,
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
  },
  output: {
    mailboxGuid: optional(guid('Names the mailbox for its whole life.')),
    alias: mailAlias('E-mail alias.'),
    database: text('Store of the mailbox, SERVER\\StorageGroup\\MailStore.'),
    enabled: boolean('False after DisableMailbox.'),
    emailAddresses: list('value', text('One proxy address.'), {
      sentence: 'All proxy addresses; the primary SMTP address comes first.',
    }),
    addressListVisibilityDistinguishedName: optional(text('Base of directory look-ups in Outlook Web Access.')),
    owningOrganization: optional(text('LDAP path of the organization that owns the mailbox.')),
    offlineAddressBook: optional(text('LDAP path of the offline address book.')),
    planName: optional(text('Plan of the mailbox.')),
    ...mailboxLimits,
    ...deliveryOptions,
  },

  async run({ input, call }) {
    const mailbox = await call(managedEmail.GetMailbox, input);
    const plan = await findUserPlan(call, { path: input.user, ...controllerOf(input) });
    return { ...mailbox, ...(plan === undefined ? {} : { planName: plan.planName }) };
  },
});
