import { composite } from '@tenantry/engine';
import { list, optional, secret, text, umEnablingFields } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { identity, mailboxFields } from './fields.ts';

export const EnableUMMailbox = composite({
  summary: 'Enables a mailbox for unified messaging, with a mailbox policy.',
  remarks:
    'The PIN is in the answer, once, unless the request gave it: nothing keeps more than a salted hash. Tenantry itself sends no mail.',
  source: 'dd252380, dd278656',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...mailboxFields,
    umMailboxPolicy: identity('UM mailbox policy of the organization, or one for all.'),
    umDialPlan: optional(identity('Dial plan of the mailbox; default the one of the policy.')),
    ...umEnablingFields,
  },
  output: {
    pin: optional(secret('The PIN that was made; only here, and only this once.')),
    extensions: list('extension', text('Extension.'), { sentence: 'Extensions of the mailbox.' }),
  },

  async run({ input, call }) {
    const { preferredDomainController, identity, organization, umMailboxPolicy, umDialPlan, ...propertyList } = input;
    return call(unifiedMessaging.EnableUMMailbox, { ...input, propertyList });
  },
});
