import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  changeableAddresses,
  changeableListing,
  contact,
  domainController,
  optional,
  proxyAddress,
} from '@tenantry/schema';

export const ModifyMailContact = composite({
  summary: 'Changes addresses, name in address lists and visibility of a mail contact.',
  remarks:
    'An addition of Tenantry. What is not given stays. Stamps the address lists of the organization anew at every call.',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    contact: contact('LDAP path of the contact.', { within: 'organization' }),
    externalEmailAddress: optional(proxyAddress('Address outside that mail goes to.')),
    ...changeableAddresses,
    ...changeableListing,
  },

  async run({ input, call }) {
    await call(managedEmail.ModifyMailContact_, input);
    return {};
  },
});
