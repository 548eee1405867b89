import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { devicePolicyName, optional, ownDevicePolicies } from '@tenantry/schema';

import { PolicyUnknown } from './errors.ts';
import { ownerOf, underOwnName } from './own-policy.ts';

export const SetDefaultPolicy = composite({
  summary: 'Sets the policy of all users of an organization who have none of their own.',
  remarks:
    'In whatever domain of the organization their addresses are, now and later. Without policyName there is none.',
  source: 'KB952077',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...ownDevicePolicies,
    policyName: optional(devicePolicyName('Name inside the organization. Without it there is no default.')),
  },
  errors: [PolicyUnknown],

  async run({ input, call, place }) {
    const { policyName } = input;
    if (policyName === undefined) await call(mobility.SetDefaultPolicy_, input);
    else {
      const owner = ownerOf(await place('organization'));
      await underOwnName(policyName, owner, (policy) => call(mobility.SetDefaultPolicy_, { ...input, policy }));
    }
    return {};
  },
});
