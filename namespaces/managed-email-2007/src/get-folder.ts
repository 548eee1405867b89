import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, folderPath, folderSummary, organization, record } from '@tenantry/schema';

export const GetFolder = composite({
  summary: 'Returns a public folder of an organization.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    path: folderPath,
  },
  output: { folder: record('The folder.', folderSummary) },

  async run({ input, call }) {
    return call(exchange.GetFolder_, input);
  },
});
