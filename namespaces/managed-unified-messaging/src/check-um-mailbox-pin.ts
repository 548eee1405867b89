import { composite } from '@tenantry/engine';
import { boolean, umPin } from '@tenantry/schema';
import { unifiedMessaging } from '@tenantry/unified-messaging-2007/contract';

import { mailboxFields } from './fields.ts';

export const CheckUMMailboxPIN = composite({
  summary: 'Tells whether a PIN is the right one, and counts wrong ones up to the lock-out.',
  remarks:
    'For a voice server that lets callers in. A locked mailbox accepts no PIN until SetUMMailboxPIN unlocks it. resetNeeded says that the policy wants a new PIN after so many wrong ones.',
  source: 'exchange-directory-model.md 15, bb124903',
  access: 'public',
  role: 'UserCreators',
  input: { ...mailboxFields, pin: umPin },
  output: {
    accepted: boolean('Whether the caller may come in.'),
    lockedOut: boolean('Whether the mailbox is locked out now.'),
    pinExpired: boolean('Whether the PIN has to be changed before anything else.'),
    resetNeeded: boolean('Whether the policy wants the PIN to be reset.'),
  },

  run: ({ input, call }) => call(unifiedMessaging.CheckUMMailboxPIN_, input),
});
