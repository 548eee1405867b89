import { composite, ProvisioningError } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { plans } from '@tenantry/managed-plans/contract';
import { deviceUser } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { readUserPlan } from './subscription.ts';
import { userPlanType } from './types.ts';

export const RemoveUserPlanAssignment = composite({
  summary: 'Takes the mobility plan of a user away.',
  remarks: 'ActiveSync is switched off, and the user has no policy of his own any more. His devices stay known.',
  source: 'hosted-mobility-2007.yaml',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,

  async run({ input, call, savepoint }) {
    const customer = { path: input.user, ...controllerOf(input) };
    await readUserPlan(call, customer);
    try {
      await savepoint(async () => {
        await call(managedMobility.ClearUserPolicy, input);
        await call(managedMobility.DisableActiveSync, input);
      });
    } catch (error) {
      // Whose mailbox is gone has nothing left to switch off.
      if (!(error instanceof ProvisioningError && error.code === 'MOBILITY_NO_MAILBOX')) throw error;
    }
    await call(plans.RemovePlanFromCustomer, { ...customer, planTypeName: userPlanType });
    return {};
  },
});
