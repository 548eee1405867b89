import { composite } from '@tenantry/engine';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization } from '@tenantry/schema';

import { NotSubscribed, StillSubscribed } from './errors.ts';
import { findOwnPlan, refuseOtherPlans } from './subscription.ts';

export const Unsubscribe = composite({
  summary: 'Takes the Active Directory plan off an organization.',
  source: 'hosted-active-directory.yaml (dd278561)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    path: organization('LDAP path of the organization.'),
    preferredDomainController: domainController(),
  },
  errors: [NotSubscribed, StillSubscribed],

  async run({ input: { path }, call }) {
    const held = await findOwnPlan(call, path);
    if (!held) throw NotSubscribed(path);
    await refuseOtherPlans(call, path);
    await call(plans.RemovePlanFromCustomer, { path, planTypeName: held.planTypeName });
    await call(plans.AddEvent_, { path, eventTypeName: 'UnSubscribe', detail: held.planName });
    return {};
  },
});
