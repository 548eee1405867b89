import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { devicePolicyName, ownDevicePolicies } from '@tenantry/schema';

import { PolicyInUse, PolicyUnknown } from './errors.ts';
import { ownerOf, underOwnName } from './own-policy.ts';

export const DeletePolicy = composite({
  summary: 'Deletes an ActiveSync policy of an organization.',
  remarks: 'Refused while it is the default or the policy of a user.',
  source: 'exchange-2007-mobility-provider.yaml (RemoveActiveSyncMailboxPolicy)',
  access: 'public',
  role: 'UserCreators',
  input: { ...ownDevicePolicies, policyName: devicePolicyName('Name inside the organization.') },
  errors: [PolicyInUse, PolicyUnknown],

  async run({ input, call, place }) {
    const owner = ownerOf(await place('organization'));
    await underOwnName(input.policyName, owner, (identity) =>
      call(mobility.RemoveActiveSyncMailboxPolicy, { ...input, identity }),
    );
    return {};
  },
});
