import { read } from '@tenantry/engine';
import { list, umDescribedObject } from '@tenantry/schema';

import { IdentityAmbiguous, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { kinds } from './kinds.ts';
import { mailboxPolicySettings } from './mailbox-policy-settings.ts';
import { readFields, readObjects } from './read-objects.ts';

const links = { umDialPlan: 'msExchUMMailboxPolicyDialPlanLink' };

export const GetUMMailboxPolicy = read({
  summary: 'Reads the properties of one or all UM mailbox policies.',
  source: 'dd278670',
  role: 'UserCreators',
  input: readFields,
  output: { mailboxPolicies: list('mailboxPolicy', umDescribedObject('One policy.')) },
  errors: [ObjectUnknown, IdentityAmbiguous, NoExchangeOrganization],

  async run(scope) {
    const described = { kind: kinds.mailboxPolicy, settings: mailboxPolicySettings, links };
    return { mailboxPolicies: await readObjects(scope, described) };
  },
});
