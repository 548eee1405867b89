import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { contact, domainController } from '@tenantry/schema';

export const ImportContact = composite({
  summary: 'Adopts an existing contact of an organization.',
  remarks: 'Gives it a customer record; fails if it has one.',
  source: 'hosted-active-directory.yaml (dd252230)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    contact: contact('LDAP path of the contact.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    await call(plans.CreateCustomer, {
      ...input,
      path: input.contact,
      customerTypeName: 'Contact',
      eventTypeName: 'ContactCreated',
    });
    return {};
  },
});
