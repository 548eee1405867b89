import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { bookingOptions, domainController, guid, list, mailAlias, oneOf, optional, text, user } from '@tenantry/schema';

import { storeNameOf } from './store-name.ts';

export const GetResourceMailbox = composite({
  summary: 'Returns the attributes of the mailbox of a room or of equipment.',
  remarks: 'Options that nobody has set have their defaults. Recipients come as LDAP paths.',
  source: 'managed-email-2007.yaml (dd251964)',
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
  },

  async run({ input, call }) {
    const resource = await call(exchange.GetResourceMailbox, { ...input, path: input.user });
    return { ...resource, database: storeNameOf(resource.database) };
  },
});
