import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  boolean,
  domainController,
  ldapPath,
  list,
  mailAlias,
  optional,
  proxyAddress,
  text,
  user,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { requireOwnAddresses, requireStillOwn } from './own-addresses.ts';
import { visibilityOf } from './visibility.ts';

export const ModifyMailbox = composite({
  summary: 'Changes the mailbox of a user.',
  remarks:
    'Stamps the address lists of the organization anew at every call; with the present alias and addresses it repairs list membership and changes nothing else.',
  source: 'managed-email-2007.yaml (dd279120), known-faults.md A7',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
    alias: optional(mailAlias('E-mail alias.')),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), {
        sentence: 'All proxy addresses; the first one is the primary SMTP address.',
        minItems: 1,
      }),
    ),
    emailAddressPolicyEnabled: optional(boolean('Address policies apply.')),
    addressListVisibilityDistinguishedName: optional(
      ldapPath('Base of directory look-ups in Outlook Web Access: the organization or the user, who is then alone.', {
        within: 'organization',
      }),
    ),
    offlineAddressBook: optional(
      text('LDAP path of the offline address book; only the one of the organization.', { maxLength: 4096 }),
    ),
    ...mailboxLimits,
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call, place }) {
    const addresses = input.emailAddresses ?? [];
    const { organization, path } = await place('user');
    const owner = { organization: organization?.path ?? path, ...controllerOf(input) };

    if (addresses.length > 0) await requireOwnAddresses(call, owner, addresses);
    await call(exchange.ModifyMailbox, { ...input, ...visibilityOf(input), path });
    if (addresses.length > 0) await requireStillOwn(call, owner, addresses);

    return {};
  },
});
