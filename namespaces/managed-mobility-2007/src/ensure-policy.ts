import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { boolean, devicePolicyName, devicePolicySettings, ownDevicePolicies } from '@tenantry/schema';

import { directoryName, ownerOf } from './own-policy.ts';

export const EnsurePolicy_ = composite({
  summary: 'Makes a policy of an organization say exactly what is given, whether it exists or not.',
  input: {
    ...ownDevicePolicies,
    policyName: devicePolicyName('Name inside the organization.'),
    ...devicePolicySettings,
  },
  output: { created: boolean('Whether it did not exist.') },

  async run({ input, call, place, lock }) {
    const owner = ownerOf(await place('organization'));
    const name = directoryName(owner, input.policyName);
    // Two users who are the first with their plan would both find that it does not exist.
    await lock(`devicePolicy:${name.toLowerCase()}`);
    const { policies } = await call(mobility.GetActiveSyncMailboxPolicy, { ...input, namePrefix: name });
    const exists = policies.some((policy) => policy.name.toLowerCase() === name.toLowerCase());
    if (exists) await call(mobility.SetActiveSyncMailboxPolicy, { ...input, identity: name, replace: true });
    else await call(mobility.NewActiveSyncMailboxPolicy, { ...input, name });
    return { created: !exists };
  },
});
