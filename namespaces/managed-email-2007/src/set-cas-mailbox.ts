import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { clientAccessOptions, domainController, optional, smtpAddress, user } from '@tenantry/schema';

export const SetCASMailbox = composite({
  summary: 'Sets client access options of a mailbox: protocols, ActiveSync and the parts of Outlook Web Access.',
  source: 'managed-email-2007.yaml (dd278707), known-faults.md C5',
  access: 'public',
  role: 'UserCreators',
  input: {
    Identity: user('User with the mailbox.', { within: 'organization' }),
    preferredDomainController: domainController(),
    primarySmtpAddress: optional(smtpAddress('Becomes the primary SMTP address.')),
    ...clientAccessOptions,
  },

  async run({ input, call }) {
    const { Identity: path } = input;
    await call(exchange.SetCASMailbox, { ...input, path });
    return {};
  },
});
