import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { appliedDevicePolicy, deviceUser } from '@tenantry/schema';

import { ownerOf, ownName } from './own-policy.ts';

export const GetUserPolicy = composite({
  summary: 'Returns the policy that applies to a user, and where it comes from.',
  source: 'hosted-mobility-2007.yaml (dd251722)',
  access: 'public',
  role: 'CSRAdmins',
  input: deviceUser,
  output: appliedDevicePolicy,

  async run({ input, call, place }) {
    const owner = ownerOf(await place('user'));
    const { source, policy, activeSyncEnabled } = await call(mobility.GetAppliedPolicy_, input);
    const named = policy && { policyName: ownName(owner, policy.name), policy: policy.settings };
    return { source, ...named, activeSyncEnabled };
  },
});
