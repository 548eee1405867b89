import { composite } from '@tenantry/engine';
import { boolean, defaulted } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { mailboxFields } from './fields.ts';

export const DisableUMMailbox = composite({
  summary: 'Disables unified messaging for a mailbox.',
  remarks: 'Its extensions are free afterwards. With keepProperties its settings and its PIN stay for the next time.',
  source: 'dd252344',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...mailboxFields,
    keepProperties: defaulted(boolean('Whether settings and PIN stay. Default false.'), false),
  },

  run: ({ input, call }) => call(unifiedMessaging.DisableUMMailbox, input),
});
