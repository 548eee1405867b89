import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, user } from '@tenantry/schema';

export const EnableMailbox = composite({
  summary: 'Gives a disabled mailbox its function back.',
  source: 'exchange-2007-provider.yaml (EnableMailbox)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
  },

  async run({ input, call }) {
    await call(exchange.EnableMailbox, { ...input, path: input.user });
    return {};
  },
});
