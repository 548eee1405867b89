import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';

import { mailboxAndTrustee, rightsFields } from './permission-fields.ts';

export const RemoveMailboxPermission = composite({
  summary: 'Takes rights on a mailbox from a user or group.',
  remarks: 'What the trustee does not have is no error. Without inheritanceType it does not matter what inherits.',
  source: 'managed-email-2007.yaml (dd251781)',
  access: 'public',
  role: 'UserCreators',
  input: { ...mailboxAndTrustee, ...rightsFields },

  async run({ input, call }) {
    await call(exchange.RemoveMailboxPermission, { ...input, path: input.user, user: input.trustee });
    return {};
  },
});
