import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { container, domainController, objectName, optional, properties, text } from '@tenantry/schema';

export const CreateContact_ = composite({
  summary: 'Creates a contact. It gets mail by MailEnableContact.',
  input: {
    container: container('Organization, or a container in it.'),
    preferredDomainController: domainController(),
    name: objectName('Common name of the contact.'),
    properties: optional(properties('Attributes, e.g. givenName, sn, company.')),
  },
  output: { contact: text('LDAP path of the new contact.') },

  async run({ input, call }) {
    const { path } = await call(managedDirectory.CreateContact, input);
    return { contact: path };
  },
});
