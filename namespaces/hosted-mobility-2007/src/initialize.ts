import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { NotInitialized } from './errors.ts';
import { featureTypes } from './plan-features.ts';
import { organizationPlanType, serviceId, serviceName, userPlanType } from './types.ts';

export const Initialize = composite({
  summary: 'Registers the service and its types with the Plan Manager.',
  remarks: 'May be called again: what is there stays. Hosted Email 2007 has to be initialized before.',
  source: 'hosted-mobility-2007.yaml',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  errors: [NotInitialized],

  async run({ input, call, hosting }) {
    if (!(await hosting())) throw NotInitialized();
    await call(plans.RegisterService, {
      ...controllerOf(input),
      serviceId,
      serviceName,
      serviceDescription: 'Hosted Mobility 2007',
      planTypes: [
        {
          name: organizationPlanType,
          code: 'MO',
          description: 'Mobility plan for an organization.',
          subject: 'organization',
        },
        { name: userPlanType, code: 'MU', description: 'Mobility plan for a user.', subject: 'user' },
      ],
      featureTypes: featureTypes(),
      // Name of the service of Hosted Email 2007: devices synchronize with its mailboxes.
      dependencies: ['HostedEmail'],
    });
    return {};
  },
});
