import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { alsoSpelt, domainController, planName, record, text } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { PlanNameTooLong } from './errors.ts';
import { featuresOf } from './plan-features.ts';
import { userPlanFeatures } from './plan-fields.ts';
import { planPolicyName } from './plan-policy.ts';
import { userPlanType } from './types.ts';

export const CreateUserPlan = composite({
  summary: 'Creates a mobility plan for users, of type MobilityUserHosting.',
  source: 'hosted-mobility-2007.yaml, KB952076',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    planName: planName('Name, unique among all plans; at most 41 characters.'),
    description: alsoSpelt(text('What the plan is for.', { maxLength: 1024 }), 'planDescription'),
    features: record('What a user of this plan may do.', userPlanFeatures),
  },
  errors: [PlanNameTooLong],

  async run({ input, call }) {
    const { planName, description, features } = input;
    planPolicyName(planName);
    await call(plans.CreatePlan, {
      ...controllerOf(input),
      planName,
      planTypeName: userPlanType,
      planDescription: description,
      features: featuresOf(features),
    });
    return {};
  },
});
