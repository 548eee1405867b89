import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { container, createdOrganization, domainController, optional, properties, text } from '@tenantry/schema';

import { customerTypes, events } from './service.ts';

export const CreateResellerOrganization = composite({
  summary: 'Creates a reseller.',
  source: 'hosted-active-directory.yaml (dd252298)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    container: container('LDAP path of the hosting organization.'),
    name: text('Name of the reseller.', { maxLength: 51 }),
    preferredDomainController: domainController(),
    description: optional(text('Description.', { maxLength: 1024 })),
    properties: optional(properties('Further attributes.')),
  },
  output: {
    org: createdOrganization('The new organization.'),
  },

  async run({ input, call }) {
    const { org } = await call(managedDirectory.CreateOrganization, { ...input, policyName: 'reseller' });
    await call(plans.CreateCustomer, {
      path: org.path,
      customerTypeName: customerTypes.reseller,
      eventTypeName: events.organizationCreated,
      commonName: input.name,
    });
    return { org };
  },
});
