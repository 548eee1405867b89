import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, user } from '@tenantry/schema';

export const DeleteMailbox = composite({
  summary: 'Removes the mailbox of a user and its Exchange attributes; the account stays.',
  source: 'managed-email-2007.yaml (dd278868)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who loses the mailbox.', { within: 'organization' }),
  },

  async run({ input, call }) {
    await call(exchange.DeleteMailbox, { ...input, path: input.user });
    return {};
  },
});
