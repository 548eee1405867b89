import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, planName, text } from '@tenantry/schema';
import { controllerOf } from './controller.ts';
import { PlanWithoutSize } from './errors.ts';
import { organizationPlanFeatures } from './organization-plan-features.ts';
import { featuresOf } from './plan-features.ts';
import { organizationPlanType } from './types.ts';

export const CreateOrganizationPlan = composite({
  summary: 'Creates a plan of type ExchOrgHosting.',
  source: 'hosted-email-2007.yaml (dd252246)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    planName: planName('Name, unique among all plans.'),
    description: text('What the plan is for.', { maxLength: 1024 }),
    features: organizationPlanFeatures,
  },
  errors: [PlanWithoutSize],

  async run({ input, call }) {
    const { planName, description, features } = input;
    const { dynamicQuota, megabytes } = features.mailStore;
    if (dynamicQuota !== 1 && megabytes === undefined) throw PlanWithoutSize(planName);

    await call(plans.CreatePlan, {
      ...controllerOf(input),
      planName,
      planTypeName: organizationPlanType,
      planDescription: description,
      features: featuresOf(features),
    });
    return {};
  },
});
