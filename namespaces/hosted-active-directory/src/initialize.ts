import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController } from '@tenantry/schema';
import { customerTypes, events, planTypes, service } from './service.ts';

export const Initialize = composite({
  summary: 'Registers the service with its plan, customer and event types with Managed Plans.',
  remarks: 'Runs once before any other procedure; may be called again.',
  source: 'hosted-active-directory.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
  },

  async run({ call }) {
    await call(plans.RegisterService, {
      ...service,
      planTypes: [
        {
          name: planTypes.business,
          code: 'AB',
          description: 'Active Directory for a business.',
          subject: 'organization',
        },
        {
          name: planTypes.consumer,
          code: 'AC',
          description: 'Active Directory for consumers.',
          subject: 'organization',
        },
      ],
      customerTypes: [
        { name: customerTypes.user, code: 'BU', description: 'User of a business.' },
        { name: customerTypes.organization, code: 'BZ', description: 'Business.' },
        { name: customerTypes.reseller, code: 'RO', description: 'Reseller.' },
        { name: customerTypes.consumerOrganization, code: 'CO', description: 'Organization of consumers.' },
        { name: customerTypes.consumerUser, code: 'CU', description: 'Consumer.' },
        { name: customerTypes.group, code: 'GP', description: 'Group.' },
        { name: customerTypes.contact, code: 'CT', description: 'Contact.' },
      ],
      eventTypes: [
        { name: events.organizationCreated, code: 'BC', description: 'Organization created.' },
        { name: events.organizationDeleted, code: 'BD', description: 'Organization deleted.' },
        { name: events.organizationEnabled, code: 'BE', description: 'Organization enabled.' },
        { name: events.organizationModified, code: 'BM', description: 'Organization changed.' },
        { name: events.organizationDisabled, code: 'BS', description: 'Organization disabled.' },
        { name: events.userCreated, code: 'UC', description: 'User created.' },
        { name: events.userDeleted, code: 'UD', description: 'User deleted.' },
        { name: events.userModified, code: 'UM', description: 'User changed.' },
        { name: events.userEnabled, code: 'UE', description: 'User enabled.' },
        { name: events.userDisabled, code: 'DU', description: 'User disabled.' },
        { name: events.contactCreated, code: 'CC', description: 'Contact created.' },
        { name: events.groupCreated, code: 'GC', description: 'Group created.' },
      ],
    });
    return {};
  },
});
