import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, list, organization, record, text } from '@tenantry/schema';

import { userPlanType } from './types.ts';

export const GetOrganizationAvailablePlans = composite({
  summary: 'Lists the mobility plans that the users of an organization may get.',
  source: 'hosted-mobility-2007.yaml, dd252343',
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
      }),
    ),
  },

  async run({ input, call }) {
    const { availablePlans } = await call(plans.GetAvailablePlans_, { ...input, planTypeName: userPlanType });
    return {
      availablePlans: availablePlans.map(({ planName, planDescription, planStatus }) => ({
        planName,
        planDescription,
        planStatus,
      })),
    };
  },
});
