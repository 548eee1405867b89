import { composite } from '@tenantry/engine';
import { managedMobility } from '@tenantry/managed-mobility-2007/contract';
import { devicePolicyName, deviceUser } from '@tenantry/schema';

import { controllerOf } from './controller.ts';
import { readSubscription } from './subscription.ts';

export const SetUserPolicy = composite({
  summary: 'Applies a mobility policy to a user.',
  remarks: 'Nothing else of the user is changed, his address lists least of all (KB952077).',
  source: 'hosted-mobility-2007.yaml, KB952077, dd279107',
  access: 'public',
  role: 'UserCreators',
  input: { ...deviceUser, policyName: devicePolicyName('Name of a policy of the organization of the user.') },

  async run({ input, call, place }) {
    const organization = (await place('user')).organization?.path ?? input.user;
    await readSubscription(call, { path: organization, ...controllerOf(input) });
    await call(managedMobility.SetUserPolicy, input);
    return {};
  },
});
