import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { domainController, organization } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { UsersLeft } from './errors.ts';
import { readSubscription } from './subscription.ts';
import { organizationPlanType, userPlanType } from './types.ts';

export const Unsubscribe = composite({
  summary: 'Ends the subscription of an organization to hosted mobility.',
  remarks:
    'Its users must have no mobility plan and no policy of their own any more. All policies of the organization are deleted.',
  source: 'hosted-mobility-2007.yaml',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('Organization that no longer has the service.'),
    preferredDomainController: domainController(),
  },
  errors: [UsersLeft],

  async run({ input, call }) {
    const place = { organization: input.organization, ...controllerOf(input) };
    const customer = { path: input.organization, ...controllerOf(input) };
    const { planName } = await readSubscription(call, customer);
    const { count } = await call(plans.ExecPlanSQL_, {
      ...customer,
      storedProcedure: 'spCountOrgUsersByPlanType',
      planTypeName: userPlanType,
    });
    if (count > 0) throw UsersLeft(input.organization, String(count));

    await call(managedMobility.SetDefaultPolicy, place);
    const { policies } = await call(managedMobility.GetPolicies, place);
    for (const { policyName } of policies) await call(managedMobility.DeletePolicy, { ...place, policyName });
    await call(plans.RemovePlanFromCustomer, { ...customer, planTypeName: organizationPlanType });
    await call(plans.AddEvent_, { ...customer, eventTypeName: 'UnSubscribe', detail: planName });
    return {};
  },
});
