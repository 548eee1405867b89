import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, user } from '@tenantry/schema';

export const DisableMailbox = composite({
  summary: 'Takes the function of a mailbox away without deleting it.',
  source: 'exchange-2007-provider.yaml (DisableMailbox)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
  },

  async run({ input, call }) {
    await call(exchange.DisableMailbox, { ...input, path: input.user });
    return {};
  },
});
