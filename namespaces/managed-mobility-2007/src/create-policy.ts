import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { devicePolicyName, devicePolicySettings, ownDevicePolicies } from '@tenantry/schema';

import { PolicyExists } from './errors.ts';
import { ownerOf, underOwnName } from './own-policy.ts';

export const CreatePolicy = composite({
  summary: 'Creates an ActiveSync policy of an organization.',
  remarks: 'It applies to nobody until it is set for a user, or as the default.',
  source: 'exchange-2007-mobility-provider.yaml (dd251741)',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...ownDevicePolicies,
    policyName: devicePolicyName('Name, unique inside the organization.'),
    ...devicePolicySettings,
  },
  errors: [PolicyExists],

  async run({ input, call, place }) {
    const owner = ownerOf(await place('organization'));
    await underOwnName(input.policyName, owner, (name) =>
      call(mobility.NewActiveSyncMailboxPolicy, { ...input, name }),
    );
    return {};
  },
});
