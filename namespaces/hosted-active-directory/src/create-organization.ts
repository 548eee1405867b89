import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { container, createdOrganization, domainController, optional, properties, text } from '@tenantry/schema';

import { customerTypes, events } from './service.ts';

export const CreateOrganization = composite({
  summary: 'Creates a customer organization.',
  source: 'hosted-active-directory.yaml (dd252243)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    container: container('LDAP path of the reseller.'),
    name: text('Name of the organization.', { maxLength: 51 }),
    preferredDomainController: domainController(),
    description: optional(text('Description.', { maxLength: 1024 })),
    properties: optional(properties('Further attributes.')),
  },
  output: {
    org: createdOrganization('The new organization.'),
  },

  async run({ input, call }) {
    const { org } = await call(managedDirectory.CreateOrganization, { ...input, policyName: 'customer' });
    await call(plans.CreateCustomer, {
      path: org.path,
      customerTypeName: customerTypes.organization,
      eventTypeName: events.organizationCreated,
      commonName: input.name,
    });
    return { org };
  },
});
