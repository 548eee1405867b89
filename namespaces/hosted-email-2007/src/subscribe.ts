import { composite } from '@tenantry/engine';
import { domainController, organization, planName } from '@tenantry/schema';

import { AlreadySubscribed, PlanOfWrongType } from './errors.ts';

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
  errors: [AlreadySubscribed, PlanOfWrongType],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
