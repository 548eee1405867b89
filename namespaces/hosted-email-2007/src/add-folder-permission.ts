import { composite } from '@tenantry/engine';
import { managedEmail } from '@tenantry/managed-email-2007/contract';
import {
  allowedRights,
  byIdentity,
  domainController,
  folderName,
  folderServer,
  organization,
  recipient,
} from '@tenantry/schema';

import { folderPaths } from './folder-space.ts';

export const AddFolderPermission = composite({
  summary: 'Gives a user or group rights on a public folder of its organization.',
  remarks: 'Rights add up. Managed Email 2007::RemoveFolderPermission takes them away.',
  source: 'hosted-email-2007.yaml (dd279181)',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization that owns the folder.'),
    preferredDomainController: domainController(),
    user: byIdentity(recipient('User or security group that gets the rights: LDAP path, UPN, account or alias.')),
    name: folderName,
    allowedRights,
    server: folderServer,
  },

  async run({ input, call }) {
    await call(managedEmail.AddFolderPermission, { ...input, path: folderPaths(input.name).path });
    return {};
  },
});
