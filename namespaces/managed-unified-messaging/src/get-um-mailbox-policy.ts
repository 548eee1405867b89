import { composite } from '@tenantry/engine';
import { list, umDescribedObject } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { objectsFields } from './fields.ts';

export const GetUMMailboxPolicy = composite({
  summary: 'Reads the UM mailbox policies that an organization may use.',
  remarks: 'Those of the organization, of organizations above it, and of the hoster for all.',
  source: 'dd278670',
  access: 'public',
  role: 'CSRAdmins',
  input: objectsFields,
  output: { mailboxPolicies: list('mailboxPolicy', umDescribedObject('One of them.')) },

  run: ({ input, call }) => call(unifiedMessaging.GetUMMailboxPolicy, input),
});
