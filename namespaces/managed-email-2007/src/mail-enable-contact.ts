import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  boolean,
  contact,
  defaulted,
  domainController,
  list,
  optional,
  organizationOf,
  proxyAddress,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { AddressOfForeignDomain } from './errors.ts';
import { requireOwnAddresses, requireStillOwn } from './own-addresses.ts';

export const MailEnableContact = composite({
  summary: 'Gives an existing contact mail attributes: mail to its address here goes to its address outside.',
  remarks:
    'Addresses here have to lie in domains that the organization owns. The address outside may be that of a contact of another organization, too. emailAddresses and hiddenFromAddressListsEnabled are additions of Tenantry.',
  source: 'managed-email-2007.yaml (dd278750), known-faults.md A12',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    contact: contact('LDAP path of the contact.', { within: 'organization' }),
    externalEmailAddress: proxyAddress('Address outside that mail goes to.'),
    primarySmtpAddress: proxyAddress('Primary SMTP address of the contact here.'),
    emailAddressPolicyEnabled: defaulted(
      boolean('Address policies apply. Default false: addresses come from requests only.'),
      false,
    ),
    owningOrganization: organizationOf('contact', 'Organization whose address lists show the contact.'),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), {
        sentence: 'Further addresses here, e.g. X500 of the legacyExchangeDN that an earlier contact had.',
      }),
    ),
    hiddenFromAddressListsEnabled: optional(boolean('True: the contact is in no address list.')),
  },
  errors: [AddressOfForeignDomain],

  async run({ input, call }) {
    const owner = { organization: input.owningOrganization, ...controllerOf(input) };
    const addresses = [input.primarySmtpAddress, ...(input.emailAddresses ?? [])];

    await requireOwnAddresses(call, owner, addresses);
    await call(exchange.MailEnableContact, { ...input, path: input.contact });
    await requireStillOwn(call, owner, addresses);
    return {};
  },
});
