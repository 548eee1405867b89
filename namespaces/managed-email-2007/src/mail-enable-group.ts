import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  alsoSpelt,
  boolean,
  defaulted,
  domainController,
  group,
  list,
  mailAlias,
  optional,
  organizationOf,
  proxyAddress,
  text,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { requireOwnAddresses, requireStillOwn } from './own-addresses.ts';

export const MailEnableGroup = composite({
  summary: 'Gives a universal group mail attributes.',
  remarks: 'Addresses have to lie in domains that the organization owns.',
  source: 'managed-email-2007.yaml (dd278824)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of a universal group.', { within: 'organization' }),
    alias: mailAlias('E-mail alias.'),
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    emailAddressPolicyEnabled: defaulted(
      boolean('Address policies apply. Default false: addresses come from requests only.'),
      false,
    ),
    displayName: optional(text('Name in address lists.', { maxLength: 256, pattern: '^[^\\r\\n]+$' })),
    hiddenFromAddressListEnabled: optional(
      alsoSpelt(boolean('True: the group is in no address list.'), 'hiddenFromAddressListsEnabled'),
    ),
    owningOrganization: organizationOf('group', 'Organization whose address lists show the group.'),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call }) {
    const { emailAddresses, hiddenFromAddressListEnabled: hidden, ...group } = input;
    const owner = { organization: input.owningOrganization, ...controllerOf(input) };

    await requireOwnAddresses(call, owner, emailAddresses);
    await call(exchange.MailEnableGroup, {
      ...group,
      emailAddresses,
      path: input.group,
      ...(hidden === undefined ? {} : { hiddenFromAddressListsEnabled: hidden }),
    });
    await requireStillOwn(call, owner, emailAddresses);
    return {};
  },
});
