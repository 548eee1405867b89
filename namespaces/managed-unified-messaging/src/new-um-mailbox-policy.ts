import { composite } from '@tenantry/engine';
import { domainController, guid, objectName, optional, organization, text } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { identity } from './fields.ts';

export const NewUMMailboxPolicy = composite({
  summary: 'Creates a UM mailbox policy of an organization.',
  source: 'dd251768',
  access: 'public',
  role: 'UserCreators',
  input: {
    name: objectName('Name, unique among UM mailbox policies of the installation.'),
    umDialPlan: identity('Dial plan of the policy.'),
    organization: organization('Organization that owns the policy.'),
    preferredDomainController: domainController(),
    templateInstance: optional(identity('Policy to copy settings from.')),
  },
  output: { path: text('LDAP path of the policy.'), guid: guid('GUID of the policy.') },

  run: ({ input, call }) => call(unifiedMessaging.NewUMMailboxPolicy, input),
});
