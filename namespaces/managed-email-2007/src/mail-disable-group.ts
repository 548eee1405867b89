import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, group } from '@tenantry/schema';

export const MailDisableGroup = composite({
  summary: 'Takes the mail attributes from a group; the group stays.',
  source: 'managed-email-2007.yaml (dd251850)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    group: group('LDAP path of the group.', { within: 'organization' }),
  },

  async run({ input, call }) {
    await call(exchange.MailDisableGroup, { ...input, path: input.group });
    return {};
  },
});
