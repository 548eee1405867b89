import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, list, organization, planName } from '@tenantry/schema';

import { userPlanType } from './types.ts';

export const RemoveAvailablePlans = composite({
  summary: 'Takes user plans off the list of an organization.',
  remarks: 'Users who have such a plan keep it.',
  source: 'hosted-email-2007.yaml (dd252358)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that may no longer use the plans.'),
    preferredDomainController: domainController(),
    availablePlans: list('planName', planName('Name of a user plan.'), { sentence: 'User plans.', minItems: 1 }),
  },

  async run({ input, call }) {
    const path = input.organization;
    await call(plans.SetAvailablePlanStatus, { ...input, path, planStatus: 'Disabled', planTypeName: userPlanType });
    return {};
  },
});
