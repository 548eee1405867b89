import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { devicePolicyName, devicePolicySettings, ownDevicePolicies } from '@tenantry/schema';

import { PolicyUnknown } from './errors.ts';
import { ownerOf, underOwnName } from './own-policy.ts';

export const ModifyPolicy = composite({
  summary: 'Changes an ActiveSync policy of an organization.',
  remarks: 'What is not given stays. Devices that have acknowledged the former settings are asked for the new ones.',
  source: 'exchange-2007-mobility-provider.yaml, KB946495',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...ownDevicePolicies,
    policyName: devicePolicyName('Name inside the organization.'),
    ...devicePolicySettings,
  },
  errors: [PolicyUnknown],

  async run({ input, call, place }) {
    const owner = ownerOf(await place('organization'));
    await underOwnName(input.policyName, owner, (identity) =>
      call(mobility.SetActiveSyncMailboxPolicy, { ...input, identity }),
    );
    return {};
  },
});
