import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { optional, text } from '@tenantry/schema';

import { mailboxAndTrustee, rightsFields } from './permission-fields.ts';

export const AddMailboxPermission = composite({
  summary: 'Gives rights on a mailbox to a user or group of the same organization.',
  remarks:
    'Nobody but its user has rights on a new mailbox, administrators included. What the trustee has is no error.',
  source: 'managed-email-2007.yaml (dd252074), known-faults.md A1, A11',
  access: 'public',
  role: 'UserCreators',
  input: {
    ...mailboxAndTrustee,
    database: optional(text('Store of the mailbox; another one is refused.', { maxLength: 4096 })),
    ...rightsFields,
  },

  async run({ input, call }) {
    await call(exchange.AddMailboxPermission, { ...input, path: input.user, user: input.trustee });
    return {};
  },
});
