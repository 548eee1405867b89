import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';

import { availablePlansFields } from './available-plans-fields.ts';
import { userPlanType } from './types.ts';

export const RemoveAvailablePlans = composite({
  summary: 'Takes mobility plans off the list of an organization.',
  remarks: 'Users who have such a plan keep it.',
  source: 'hosted-mobility-2007.yaml, dd252358',
  access: 'public',
  role: 'OrgCreators',
  input: availablePlansFields,

  async run({ input, call }) {
    const path = input.organization;
    await call(plans.SetAvailablePlanStatus, { ...input, path, planStatus: 'Disabled', planTypeName: userPlanType });
    return {};
  },
});
