import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  boolean,
  container,
  domainController,
  list,
  objectName,
  optional,
  organizationOf,
  properties,
  proxyAddress,
  text,
} from '@tenantry/schema';

import { own } from './own-procedures.ts';

export const CreateMailContact = composite({
  summary: 'Creates a contact with an address here that stands for one outside.',
  remarks:
    'An addition of Tenantry: CreateContact and MailEnableContact in one. It counts as one of the contacts that the plan of the organization allows.',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    preferredDomainController: domainController(),
    name: objectName('Common name of the contact.'),
    externalEmailAddress: proxyAddress('Address outside that mail goes to.'),
    primarySmtpAddress: proxyAddress('Primary SMTP address of the contact here.'),
    emailAddresses: optional(
      list('value', proxyAddress('One proxy address.'), { sentence: 'Further addresses here.' }),
    ),
    displayName: optional(
      text('Name in address lists. Default: the name.', { maxLength: 256, pattern: '^[^\\r\\n]+$' }),
    ),
    hiddenFromAddressListsEnabled: optional(boolean('True: the contact is in no address list.')),
    properties: optional(properties('Further attributes, e.g. givenName, sn, company.')),
    owningOrganization: organizationOf('container', 'Organization whose address lists show the contact.'),
  },
  output: { contact: text('LDAP path of the new contact.') },

  async run({ input, call }) {
    const { displayName, properties: given = [], ...wanted } = input;
    const shown = displayName === undefined ? [] : [{ name: 'displayName', value: [displayName] }];
    const { contact } = await call(managedEmail.CreateContact_, { ...wanted, properties: [...given, ...shown] });
    await call(own.MailEnableContact, { ...wanted, contact });
    return { contact };
  },
});
