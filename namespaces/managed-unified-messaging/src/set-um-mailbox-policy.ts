import { composite } from '@tenantry/engine';
import { propertyList, umMailboxPolicyFields } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { objectFields } from './fields.ts';

export const SetUMMailboxPolicy = composite({
  summary: 'Sets properties of a UM mailbox policy of an organization.',
  remarks: 'What is not given stays; an empty text or list takes a value away.',
  source: 'dd279071, bb124903',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...objectFields('Policy of the organization.'),
    propertyList: propertyList('What is set.', umMailboxPolicyFields),
  },

  run: ({ input, call }) => call(unifiedMessaging.SetUMMailboxPolicy, input),
});
