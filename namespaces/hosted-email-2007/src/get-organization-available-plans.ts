import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, list, organization, record, text } from '@tenantry/schema';

import { userPlanType } from './types.ts';

export const GetOrganizationAvailablePlans = composite({
  summary: 'Lists the plans that the users of an organization may get.',
  source: 'hosted-email-2007.yaml (dd252343)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that may use the plans.'),
    preferredDomainController: domainController(),
  },
  output: {
    availablePlans: list(
      'plan',
      record('One plan.', {
        planName: text('Name.'),
        planDescription: text('What the plan is for.'),
        planStatus: text('Status of the entry, e.g. Enabled.'),
        dateCreated: text('When the plan was created, ISO 8601.'),
        dateLastUpdated: text('When the plan was last changed, ISO 8601.'),
        planTypeName: text('Plan type, e.g. ExchUserHosting.'),
      }),
    ),
  },

  async run({ input, call }) {
    return call(plans.GetAvailablePlans_, { ...input, planTypeName: userPlanType });
  },
});
