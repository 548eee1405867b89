import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { alsoSpelt, domainController, organization, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { NotSubscribed } from './errors.ts';
import { planType } from './service.ts';
import { readSubscription } from './subscription.ts';

export const ChangeOrganizationPlanAssignment = composite({
  summary: 'Replaces the unified-messaging plan of an organization.',
  source: 'hosted-unified-messaging-2007.yaml (dd252334)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    path: alsoSpelt(organization('LDAP path of the organization.'), 'organization'),
    preferredDomainController: domainController(),
    planName: planName('Plan to assign.'),
  },
  errors: [NotSubscribed],

  async run({ input, call }) {
    await readSubscription(call, { path: input.path, ...controllerOf(input) });
    await call(plans.ChangeCustomerPlan, { ...input, planTypeName: planType });
    return {};
  },
});
