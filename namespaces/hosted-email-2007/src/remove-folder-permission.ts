import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  allowedRights,
  byIdentity,
  domainController,
  folderName,
  folderServer,
  optional,
  organization,
  recipient,
} from '@tenantry/schema';

import { folderPaths } from './folder-space.ts';

export const RemoveFolderPermission = composite({
  summary: 'Takes rights on a public folder from a user or group.',
  remarks:
    'An addition of Tenantry: the counterpart of AddFolderPermission, which the published list does not have. Without allowedRights all that it has.',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    user: byIdentity(recipient('User or security group that loses the rights: LDAP path, UPN, account or alias.')),
    name: folderName,
    allowedRights: optional(allowedRights),
    server: folderServer,
  },

  async run({ input, call }) {
    await call(managedEmail.RemoveFolderPermission, { ...input, path: folderPaths(input.name).path });
    return {};
  },
});
