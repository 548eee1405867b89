import { composite } from '@tenantry/engine';
import { mobility } from '@tenantry/exchange-2007-mobility/contract';
import { devicePolicyName, deviceUser } from '@tenantry/schema';

import { PolicyUnknown } from './errors.ts';
import { ownerOf, underOwnName } from './own-policy.ts';

export const SetUserPolicy = composite({
  summary: 'Gives a user a policy of his organization.',
  remarks: 'Nothing else of the user is changed, his address lists least of all (KB952077).',
  source: 'KB952077, dd279107',
  access: 'public',
  role: 'UserCreators',
  input: { ...deviceUser, policyName: devicePolicyName('Name of a policy inside the organization of the user.') },
  errors: [PolicyUnknown],

  async run({ input, call, place }) {
    const owner = ownerOf(await place('user'));
    await underOwnName(input.policyName, owner, (activeSyncMailboxPolicy) =>
      call(mobility.SetCASMailbox, { ...input, path: input.user, activeSyncMailboxPolicy }),
    );
    return {};
  },
});
