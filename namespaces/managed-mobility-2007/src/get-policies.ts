import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { devicePolicies, devicePolicyName, optional, ownDevicePolicies } from '@tenantry/schema';

import { PolicyUnknown } from './errors.ts';
import { ownerOf, ownName, prefixOf, underOwnName } from './own-policy.ts';

export const GetPolicies = composite({
  summary: 'Lists the ActiveSync policies of an organization, or returns one.',
  source: 'exchange-2007-mobility-provider.yaml (dd252327)',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    ...ownDevicePolicies,
    policyName: optional(devicePolicyName('Name inside the organization. Without it all come.')),
  },
  output: { policies: devicePolicies },
  errors: [PolicyUnknown],

  async run({ input, call, place }) {
    const owner = ownerOf(await place('organization'));
    const { policyName, organization } = input;
    const found =
      policyName === undefined
        ? await call(mobility.GetActiveSyncMailboxPolicy, { ...input, namePrefix: prefixOf(owner.guid) })
        : await underOwnName(policyName, owner, (identity) =>
            call(mobility.GetActiveSyncMailboxPolicy, { ...input, identity }),
          );
    const { path: byDefault } = await call(mobility.GetDefaultPolicy_, { ...input, organization });
    const policies = found.policies.map(({ name, path, guid, ...settings }) => ({
      policyName: ownName(owner, name),
      isDefault: path.toLowerCase() === byDefault?.toLowerCase(),
      ...settings,
    }));
    return { policies };
  },
});
