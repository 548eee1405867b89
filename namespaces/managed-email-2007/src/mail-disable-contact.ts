import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { contact, domainController } from '@tenantry/schema';

export const MailDisableContact = composite({
  summary: 'Takes the mail attributes from a contact; the contact stays.',
  source: 'managed-email-2007.yaml (dd252192)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    contact: contact('LDAP path of the contact.', { within: 'organization' }),
  },

  async run({ input, call }) {
    await call(exchange.MailDisableContact, { ...input, path: input.contact });
    return {};
  },
});
