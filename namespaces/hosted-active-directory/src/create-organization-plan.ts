import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, planName, text } from '@tenantry/schema';

import { PlanTypeUnknown } from './errors.ts';
import { isOwnPlanType, planTypes, service } from './service.ts';

export const CreateOrganizationPlan = composite({
  summary: 'Creates a plan for organizations.',
  source: 'hosted-active-directory.yaml (dd279190)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planName: planName('Name, unique among all plans.'),
    planDescription: text('What the plan is for.', { maxLength: 1024 }),
    planTypeName: text('ADBusinessOrg or ADConsumerOrg; Active Directory stands for ADBusinessOrg.', { maxLength: 64 }),
    preferredDomainController: domainController(),
  },
  errors: [PlanTypeUnknown],

  async run({ input, call }) {
    // The published sample names the service in place of the type.
    const planTypeName = input.planTypeName === service.serviceName ? planTypes.business : input.planTypeName;
    if (!isOwnPlanType(planTypeName)) throw PlanTypeUnknown(planTypeName);
    await call(plans.CreatePlan, { ...input, planTypeName });
    return {};
  },
});
