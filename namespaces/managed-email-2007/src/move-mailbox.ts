import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, text, user } from '@tenantry/schema';

export const MoveMailbox = composite({
  summary: 'Moves a mailbox to another store; its place in the address lists stays.',
  source: 'managed-email-2007.yaml (dd278500), known-faults.md A6',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User with the mailbox.', { within: 'organization' }),
    targetDatabase: text('Target store, SERVER\\StorageGroup\\MailStore.', { maxLength: 4096 }),
  },

  async run({ input, call }) {
    await call(exchange.MoveMailbox, { ...input, path: input.user });
    return {};
  },
});
