import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization, planName } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { grant, limitSpace, reservedBy } from './grants.ts';
import { organizationPlanOf } from './plan-features.ts';
import { organizationPlanType } from './types.ts';

export const Subscribe = composite({
  summary: 'Subscribes an organization to hosted e-mail under an organization plan.',
  remarks:
    'Reserves the storage of the plan. A plan with publicStore makes the groups FolderAdmins@ and FolderUsers@ of the organization.',
  source: 'hosted-email-2007.yaml (dd251611, KB 959360)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that gets the service.'),
    preferredDomainController: domainController(),
    planName: planName('An ExchOrgHosting plan.'),
  },

  async run({ input, call }) {
    const { organization, planName } = input;
    const customer = { path: organization, ...controllerOf(input) };
    const { features } = await call(plans.GetAssignablePlan_, { ...input, planTypeName: organizationPlanType });
    const plan = organizationPlanOf(planName, features);

    const planOverrides = reservedBy(plan);
    await call(plans.AddCustomerPlan, { ...customer, planName, planTypeName: organizationPlanType, planOverrides });
    await limitSpace(call, input, plan);
    await grant(call, input, plan);
    if (plan.publicStore) await call(managedEmail.EnsureFolderGroups_, input);
    await call(plans.AddEvent_, { ...customer, eventTypeName: 'Subscribe', detail: planName });
    return {};
  },
});
