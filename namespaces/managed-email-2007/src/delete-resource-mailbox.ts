import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, user } from '@tenantry/schema';

export const DeleteResourceMailbox = composite({
  summary: 'Removes the mailbox of a room or of equipment; the account stays, disabled.',
  remarks: 'Refused for the mailbox of a person: see DeleteMailbox.',
  source: 'managed-email-2007.yaml (dd279138)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: user('User who stands for the resource.', { within: 'organization' }),
  },

  async run({ input, call }) {
    const mailbox = { ...input, path: input.user };
    await call(exchange.GetResourceMailbox, mailbox);
    await call(exchange.DeleteMailbox, mailbox);
    return {};
  },
});
