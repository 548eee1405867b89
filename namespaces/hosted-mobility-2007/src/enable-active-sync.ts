import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { deviceUser } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { ActiveSyncNotInPlan } from './errors.ts';
import { findUserPlan, readSubscription } from './subscription.ts';

export const EnableActiveSync = composite({
  summary: 'Lets a user synchronize devices.',
  remarks: 'His policy and his devices stay as they are. Refused when he has a plan without ActiveSync.',
  source: 'KB952076',
  access: 'public',
  role: 'UserCreators',
  input: deviceUser,
  errors: [ActiveSyncNotInPlan],

  async run({ input, call, place }) {
    const organization = (await place('user')).organization?.path ?? input.user;
    await readSubscription(call, { path: organization, ...controllerOf(input) });
    const plan = await findUserPlan(call, { path: input.user, ...controllerOf(input) });
    if (plan && !plan.features.activeSyncEnabled) throw ActiveSyncNotInPlan(input.user, plan.planName);
    await call(managedMobility.EnableActiveSync, input);
    return {};
  },
});
