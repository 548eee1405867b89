import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  boolean,
  defaulted,
  domainController,
  guid,
  ldapPath,
  list,
  mailAlias,
  optional,
  organizationOf,
  proxyAddress,
  text,
  user,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { requireOwnAddresses, requireStillOwn } from './own-addresses.ts';
import { visibilityOf } from './visibility.ts';

export const CreateMailbox = composite({
  summary: 'Gives an existing user a mailbox.',
  remarks:
    'Addresses have to lie in domains that the organization owns. Without an alias the local part of the primary address is taken.',
  source: 'managed-email-2007.yaml (dd278729)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who gets the mailbox.', { within: 'organization' }),
    alias: optional(mailAlias('E-mail alias. Default: local part of the primary address.')),
    database: text('Store of the mailbox, SERVER\\StorageGroup\\MailStore or its LDAP path.', { maxLength: 4096 }),
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    emailAddressPolicyEnabled: defaulted(
      boolean('Address policies apply. Default false: addresses come from requests only.'),
      false,
    ),
    addressListVisibilityDistinguishedName: optional(
      ldapPath(
        'Base of directory look-ups in Outlook Web Access: the organization (default) or the user, who is then alone.',
        {
          within: 'organization',
        },
      ),
    ),
    owningOrganization: organizationOf('user', 'Organization whose address lists show the user.'),
    offlineAddressBook: optional(
      text('LDAP path of the offline address book; only the one of the organization. It is the default.', {
        maxLength: 4096,
      }),
    ),
    ...mailboxLimits,
  },
  output: {
    mailboxGuid: guid('Names the mailbox for its whole life.'),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call }) {
    const { user, owningOrganization, emailAddresses } = input;
    const owner = { organization: owningOrganization, ...controllerOf(input) };

    await requireOwnAddresses(call, owner, emailAddresses);
    const { mailboxGuid } = await call(exchange.CreateMailbox, {
      ...input,
      ...visibilityOf(input),
      path: user,
      alias: input.alias ?? aliasFrom(emailAddresses),
    });
    await requireStillOwn(call, owner, emailAddresses);

    return { mailboxGuid };
  },
});

/** The local part of the primary address. */
function aliasFrom([primary = '']: readonly string[]): string {
  return primary.replace(/^smtp:/i, '').replace(/@[^@]*$/, '');
}
