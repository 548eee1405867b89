import { composite } from '@tenantry/engine';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { objectFields } from './fields.ts';

export const RemoveUMDialPlan = composite({
  summary: 'Deletes a dial plan of an organization.',
  remarks: 'Refused while mailboxes, mailbox policies, hunt groups or auto attendants use it.',
  source: 'dd251843',
  access: 'public',
  role: 'UserCreators',
  input: objectFields('Dial plan of the organization.'),

  run: ({ input, call }) => call(unifiedMessaging.RemoveUMDialPlan, input),
});
