import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
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

import { mailboxLimits } from './mailbox-limits.ts';
import { storeNameOf } from './store-name.ts';

export const GetMailbox = composite({
  summary: 'Returns the attributes of a mailbox.',
  source: 'exchange-2007-provider.yaml (dd278832)',
  access: 'public',
  role: 'CSRAdmins',
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
    ...mailboxLimits,
    ...deliveryOptions,
  },

  async run({ input, call }) {
    const { result } = await call(exchange.GetMailbox, { ...input, path: input.user });
    return { ...result, database: storeNameOf(result.database) };
  },
});
