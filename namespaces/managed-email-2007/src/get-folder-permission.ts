import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import { domainController, folderPath, folderPermission, list, organization, record } from '@tenantry/schema';

export const GetFolderPermission = composite({
  summary: 'Lists who may do what in a public folder.',
  remarks: 'An addition of Tenantry.',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    path: folderPath,
  },
  output: { permissions: list('permission', record('The rights of one user or group.', folderPermission)) },

  async run({ input, call }) {
    return call(exchange.GetFolderPermission_, input);
  },
});
