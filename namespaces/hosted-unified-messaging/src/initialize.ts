import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { assets, events, planType, service } from './service.ts';

export const Initialize = composite({
  summary: 'Registers the service with the Plan Manager.',
  remarks: 'Runs once before any other procedure, and after Hosted Email 2007::Initialize; may be called again.',
  source: 'hosted-unified-messaging-2007.yaml (dd279076)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },

  async run({ input, call }) {
    await call(plans.RegisterService, {
      ...controllerOf(input),
      ...service,
      planTypes: [
        {
          name: planType,
          code: 'UM',
          description: 'Exchange 2007 Unified Messaging Hosting Plan',
          subject: 'organization',
        },
      ],
      assetTypes: [
        { name: assets.dialPlan, code: 'UD', description: 'GUID of the dial plan of an organization.' },
        { name: assets.huntGroup, code: 'UH', description: 'GUID of the hunt group of an organization.' },
        { name: assets.mailboxPolicy, code: 'UP', description: 'GUID of the UM mailbox policy of the users.' },
        {
          name: assets.generatedPolicy,
          code: 'UG',
          description: 'GUID of a UM mailbox policy made for the organization.',
        },
        { name: assets.nonDeliveryReports, code: 'UN', description: 'Whether non-delivery reports are sent.' },
      ],
      eventTypes: [
        { name: events.enabled, code: 'EU', description: 'Unified Messaging Enabled' },
        { name: events.disabled, code: 'ZU', description: 'Unified Messaging Disabled' },
      ],
      // Voice messages go to mailboxes.
      dependencies: ['HostedEmail'],
    });
    return {};
  },
});
