import { composite } from '@tenantry/engine';
import { optional, propertyList, umMailboxFields } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { identity, mailboxFields } from './fields.ts';

export const SetUMMailbox = composite({
  summary: 'Sets UM properties of a UM-enabled mailbox.',
  remarks: 'What is not given stays. The name of the user is changed by Managed Active Directory::RenameUser.',
  source: 'dd251681',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...mailboxFields,
    propertyList: propertyList('What is set.', {
      ...umMailboxFields,
      umMailboxPolicy: optional(identity('Another UM mailbox policy.')),
    }),
  },

  run: ({ input, call }) => call(unifiedMessaging.SetUMMailbox, input),
});
