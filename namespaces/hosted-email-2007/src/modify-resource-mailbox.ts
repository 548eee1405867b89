import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  bookingOptions,
  domainController,
  list,
  mailAlias,
  optional,
  proxyAddress,
  text,
  user,
} from '@tenantry/schema';

export const ModifyResourceMailbox = composite({
  summary: 'Changes the mailbox of a room or of equipment.',
  remarks:
    'What is not given stays; a list of recipients that is given replaces the present one, an empty one clears it. Recipients that do not exist or belong to another organization are refused (KB948755).',
  source: 'hosted-email-2007.yaml (dd279172), known-faults.md A1 to A4',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who stands for the resource.', { within: 'organization' }),
    alias: optional(mailAlias('E-mail alias.')),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), {
        sentence: 'All proxy addresses; the first one is the primary SMTP address.',
        minItems: 1,
      }),
    ),
    ...bookingOptions,
    offlineAddressBook: optional(
      text('LDAP path of the offline address book; only the one of the organization.', { maxLength: 4096 }),
    ),
  },

  async run({ input, call }) {
    await call(managedEmail.ModifyResourceMailbox, input);
    return {};
  },
});
