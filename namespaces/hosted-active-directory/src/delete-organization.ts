import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization } from '@tenantry/schema';

import { StillSubscribed } from './errors.ts';
import { events } from './service.ts';
import { findOwnPlan, refuseOtherPlans } from './subscription.ts';

export const DeleteOrganization = composite({
  summary: 'Deletes an organization, its plans and its customer record.',
  remarks: 'Refused while users are left in it or other services are subscribed.',
  source: 'hosted-active-directory.yaml (dd251944)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  errors: [StillSubscribed],

  async run({ input, call }) {
    const { path } = input;
    await refuseOtherPlans(call, path);
    const held = await findOwnPlan(call, path);
    if (held) await call(plans.RemovePlanFromCustomer, { path, planTypeName: held.planTypeName });
    await call(plans.DeleteCustomer, { path, eventTypeName: events.organizationDeleted });
    await call(managedDirectory.DeleteOrganization, { org: path });
    return {};
  },
});
