import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { regrant, reservedBy } from './grants.ts';
import { organizationPlanOf } from './plan-features.ts';
import { readSubscription } from './subscription.ts';
import { organizationPlanType } from './types.ts';

export const ChangeOrganizationPlanAssignment = composite({
  summary: 'Gives an organization another plan.',
  remarks:
    'A plan with publicStore makes the groups FolderAdmins@ and FolderUsers@ unless they exist. Refused when the organization has more of something than the new plan allows.',
  source: 'hosted-email-2007.yaml (dd278574), known-faults.md C9',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that gets the plan.'),
    preferredDomainController: domainController(),
    planName: planName('New ExchOrgHosting plan.'),
  },

  async run({ input, call }) {
    const { organization, planName } = input;
    const customer = { path: organization, ...controllerOf(input) };
    const { features: before } = await readSubscription(call, customer);
    const assignable = await call(plans.GetAssignablePlan_, { ...input, planTypeName: organizationPlanType });
    const after = organizationPlanOf(planName, assignable.features);

    const planOverrides = reservedBy(after);
    await call(plans.ChangeCustomerPlan, { ...customer, planName, planTypeName: organizationPlanType, planOverrides });
    await call(plans.CheckCounts_, input);
    await regrant(call, input, { before, after });
    if (after.publicStore) await call(managedEmail.EnsureFolderGroups_, input);
    return {};
  },
});
