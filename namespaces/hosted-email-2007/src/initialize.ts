import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, optional, text } from '@tenantry/schema';
import { controllerOf } from './controller.ts';
import { NotInitialized } from './errors.ts';
import { featureTypes } from './plan-features.ts';
import { assets, events, organizationPlanType, serviceId, serviceName, userPlanType } from './types.ts';

export const Initialize = composite({
  summary: 'Registers the service and its types with the Plan Manager.',
  remarks: 'May be called again: what is there stays.',
  source: 'hosted-email-2007.yaml (dd278642)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    hostingOU: optional(text('Name of the hosting organizational unit. Default Hosting.', { maxLength: 64 })),
  },
  errors: [NotInitialized],

  async run({ input, call, hosting }) {
    const place = await hosting();
    const wanted = input.hostingOU ?? nameOf(place?.path);
    if (!place || nameOf(place.path).toLowerCase() !== wanted.toLowerCase()) throw NotInitialized(wanted);

    await call(plans.RegisterService, {
      ...controllerOf(input),
      serviceId,
      serviceName,
      serviceDescription: 'Hosted Email 2007',
      assetTypes: [
        { name: assets.primaryDomain, code: 'PD', description: 'Primary SMTP domain of an organization.' },
        { name: assets.secondaryDomain, code: 'SD', description: 'Further SMTP domain of an organization.' },
        { name: assets.vanityDomain, code: 'CD', description: 'Vanity domain of a consumer user.' },
        { name: assets.mailbox, code: 'EG', description: 'GUID of the Exchange mailbox of a user.' },
      ],
      planTypes: [
        { name: organizationPlanType, code: 'EB', description: 'Plan for an organization.', subject: 'organization' },
        { name: userPlanType, code: 'EU', description: 'Plan for a user.', subject: 'user' },
      ],
      featureTypes: featureTypes(),
      eventTypes: [
        { name: events.addressListsCreated, code: 'AL', description: 'Address lists added to an organization.' },
        { name: events.publicFolderCreated, code: 'PF', description: 'Public folder added to an organization.' },
        { name: events.publicFolderDeleted, code: 'FD', description: 'Public folder removed from an organization.' },
        { name: events.addressListsDeleted, code: 'LD', description: 'Address lists removed from an organization.' },
      ],
      // Name of the service of Hosted Active Directory.
      dependencies: ['Active Directory'],
    });
    return {};
  },
});

/** The name of an organization: the first part of its distinguished name. */
function nameOf(path = ''): string {
  return /^(?:LDAP:\/\/)?OU=((?:[^,\\]|\\.)+)/i.exec(path)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
}
