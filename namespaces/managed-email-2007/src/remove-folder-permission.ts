import { composite } from '@tenantry/engine';
import { exchange } from '@tenantry/exchange-2007/contract';
import {
  allowedRights,
  byIdentity,
  domainController,
  folderPath,
  folderServer,
  optional,
  organization,
  recipient,
} from '@tenantry/schema';

export const RemoveFolderPermission = composite({
  summary: 'Takes rights on a public folder from a user or group.',
  remarks: 'Without allowedRights all that it has. What it has as a member of a group stays.',
  source: 'managed-email-2007.yaml (dd279023)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    user: byIdentity(recipient('User or security group: LDAP path, UPN, domain\\user or alias.')),
    path: folderPath,
    allowedRights: optional(allowedRights),
    server: folderServer,
  },

  async run({ input, call }) {
    await call(exchange.RemoveFolderPermission, input);
    return {};
  },
});
