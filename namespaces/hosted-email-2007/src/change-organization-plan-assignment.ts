import { composite } from '@tenantry/engine';
import { domainController, organization, planName } from '@tenantry/schema';

import { NotSubscribed, PlanOfWrongType } from './errors.ts';

export const ChangeOrganizationPlanAssignment = composite({
  summary: 'Gives an organization another plan.',
  remarks: 'A plan with publicStore makes the groups FolderAdmins@ and FolderUsers@ unless they exist.',
  source: 'hosted-email-2007.yaml (dd278574), known-faults.md C9',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that gets the plan.'),
    preferredDomainController: domainController(),
    planName: planName('New ExchOrgHosting plan.'),
  },
  errors: [NotSubscribed, PlanOfWrongType],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
