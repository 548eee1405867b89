import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, folderPath, folderServer, organization } from '@tenantry/schema';

export const MailDisableFolder = composite({
  summary: 'Takes the mail attributes from a public folder; the folder stays.',
  source: 'managed-email-2007.yaml (dd278501)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    path: folderPath,
    server: folderServer,
  },

  async run({ input, call }) {
    await call(exchange.MailDisableFolder, input);
    return {};
  },
});
