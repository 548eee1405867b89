import { composite } from '@tenantry/engine';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { objectFields } from './fields.ts';

export const RemoveUMMailboxPolicy = composite({
  summary: 'Deletes a UM mailbox policy of an organization.',
  remarks: 'Refused while a mailbox that is enabled for unified messaging uses it.',
  source: 'dd251843',
  access: 'public',
  role: 'UserCreators',
  input: objectFields('Policy of the organization.'),

  run: ({ input, call }) => call(unifiedMessaging.RemoveUMMailboxPolicy, input),
});
