import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import {
  container,
  createdOrganization,
  createdPrincipal,
  domainController,
  text,
  userPrincipalName,
} from '@tenantry/schema';

import { personFields } from './new-user-fields.ts';
import { provisionUser } from './provision-user.ts';
import { customerTypes, events } from './service.ts';

export const CreateIIWTenant = composite({
  summary: 'Creates the tenant of an individual information worker, and him as its administrator.',
  remarks:
    'The tenant is a customer of type ConsumerOrganization, its user one of type ConsumerUser. As long as the tenant has no domain, log-on names lie in those of its reseller. Plans come by Subscribe and Hosted Email 2007::MailEnableTenant, which takes the path of the user, too.',
  source: 'hosted-active-directory.yaml (dd252243, name only; inputs as CreateOrganization and CreateUser)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    container: container('LDAP path of the reseller.'),
    name: text('Name of the tenant.', { maxLength: 51 }),
    userPrincipalName: userPrincipalName('Log-on name of the user, user@domain; unique.'),
    preferredDomainController: domainController(),
    ...personFields,
  },
  output: {
    org: createdOrganization('The new tenant.'),
    user: createdPrincipal('Its user and administrator.'),
  },

  async run({ input, call }) {
    const { name, container, ...person } = input;
    const { preferredDomainController } = input;
    const controller = preferredDomainController === undefined ? {} : { preferredDomainController };
    const { org } = await call(managedDirectory.CreateOrganization, {
      ...controller,
      container,
      name,
      policyName: 'customer',
    });
    await call(plans.CreateCustomer, {
      path: org.path,
      customerTypeName: customerTypes.consumerOrganization,
      eventTypeName: events.organizationCreated,
      commonName: name,
    });
    const wanted = { ...person, container: org.path, organization: org, isAdmin: true, kind: 'consumerUser' as const };
    return { org, user: await provisionUser(call, wanted) };
  },
});
