import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  changeableAddresses,
  changeableListing,
  contact,
  domainController,
  optional,
  organizationOf,
  proxyAddress,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { underOwnAddresses } from './own-addresses.ts';

export const ModifyMailContact_ = composite({
  summary: 'Changes addresses, name in address lists and visibility of a mail contact.',
  remarks: 'An addition of Tenantry. Addresses here have to lie in domains that the organization owns.',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    contact: contact('LDAP path of the contact.', { within: 'organization' }),
    externalEmailAddress: optional(proxyAddress('Address outside that mail goes to.')),
    ...changeableAddresses,
    ...changeableListing,
    owningOrganization: organizationOf('contact', 'Organization that owns the contact.'),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call }) {
    const { contact: path, emailAddresses, owningOrganization: organization } = input;
    const owner = { organization, ...controllerOf(input) };
    await underOwnAddresses(call, { owner, emailAddresses }, () =>
      call(exchange.ModifyMailContact_, { ...input, path }),
    );
    return {};
  },
});
