import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  boolean,
  domainController,
  folderPath,
  folderServer,
  list,
  optional,
  organization,
  proxyAddress,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { underOwnAddresses } from './own-addresses.ts';

export const MailEnableFolder = composite({
  summary: 'Gives a public folder addresses, so that mail can be sent to it.',
  remarks: 'Addresses have to lie in domains that the organization owns.',
  source: 'managed-email-2007.yaml (dd251765)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    path: folderPath,
    emailAddresses: list('value', proxyAddress('One proxy address.'), {
      sentence: 'Proxy addresses; the first one is the primary SMTP address.',
      minItems: 1,
    }),
    server: folderServer,
    hiddenFromAddressListsEnabled: optional(boolean('True: the folder is in no address list.')),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call }) {
    const owner = { organization: input.organization, ...controllerOf(input) };
    await underOwnAddresses(call, { ...input, owner }, () => call(exchange.MailEnableFolder, input));
    return {};
  },
});
