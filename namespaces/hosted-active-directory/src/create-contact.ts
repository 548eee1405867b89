import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { container, domainController, optional, properties, text } from '@tenantry/schema';
import { customerTypes, events } from './service.ts';

export const CreateContact = composite({
  summary: 'Creates a contact.',
  source: 'hosted-active-directory.yaml (dd278754)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    name: text('Name of the contact.', { maxLength: 64 }),
    preferredDomainController: domainController(),
    properties: optional(properties('Attributes, e.g. displayName, givenName, sn.')),
  },
  output: {
    path: text('LDAP path of the new contact.'),
  },

  async run({ input, call }) {
    const { path } = await call(managedDirectory.CreateContact, input);
    await call(plans.CreateCustomer, {
      path,
      customerTypeName: customerTypes.contact,
      eventTypeName: events.contactCreated,
      commonName: input.name,
    });
    return { path };
  },
});
