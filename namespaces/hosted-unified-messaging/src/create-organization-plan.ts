import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, planName, text } from '@tenantry/schema';

import { planType } from './service.ts';

export const CreateOrganizationPlan = composite({
  summary: 'Creates a unified-messaging plan; such a plan has no options.',
  remarks:
    'The name is taken whole; the historical system cut it after 20 characters without a word (known-faults.md C19).',
  source: 'hosted-unified-messaging-2007.yaml (dd251737)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    planDescription: text('What the plan is for.', { maxLength: 1024 }),
    preferredDomainController: domainController(),
    planName: planName('Name, unique among all plans.'),
  },

  async run({ input, call }) {
    await call(plans.CreatePlan, { ...input, planTypeName: planType });
    return {};
  },
});
