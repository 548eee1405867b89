import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, planName, record, text } from '@tenantry/schema';
import { controllerOf } from './controller.ts';
import { featuresOf } from './plan-features.ts';
import { userPlanType } from './types.ts';
import { userPlanFeatures } from './user-plan-features.ts';

export const CreateUserPlan = composite({
  summary: 'Creates a plan of type ExchUserHosting.',
  source: 'hosted-email-2007.yaml (dd251582), known-faults.md B18, C4',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    planName: planName('Name, unique among all plans.'),
    description: text('What the plan is for.', { maxLength: 1024 }),
    features: record('What a mailbox of this plan may do and hold.', userPlanFeatures),
  },

  async run({ input, call }) {
    const { planName, description, features } = input;
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
