import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  allowedRights,
  byIdentity,
  domainController,
  folderPath,
  folderServer,
  organization,
  recipient,
} from '@tenantry/schema';

export const AddFolderPermission = composite({
  summary: 'Gives a user or group rights on a public folder.',
  remarks: 'Both belong to the organization. Rights add up.',
  source: 'managed-email-2007.yaml (dd251577)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    user: byIdentity(recipient('User or security group: LDAP path, UPN, domain\\user or alias.')),
    path: folderPath,
    allowedRights,
    server: folderServer,
  },

  async run({ input, call }) {
    await call(exchange.AddFolderPermission, input);
    return {};
  },
});
