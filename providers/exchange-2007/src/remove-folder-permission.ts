import { applyChange, directory, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import {
  allowedRights,
  byIdentity,
  domainController,
  folderPath,
  folderServer,
  optional,
  recipient,
} from '@tenantry/schema';

import {
  DescriptorUnreadable,
  FolderOnOtherServer,
  FolderUnknown,
  NoFolderContainer,
  NoFolderPermission,
  NoPublicStore,
  NotAPrincipal,
  ServerUnknown,
} from './errors.ts';
import { folderOrganization } from './folder-fields.ts';
import { permissionChange } from './folder-permissions.ts';
import { folderMask, withdraw } from './folder-rights.ts';
import { sidOfTrustee } from './mailbox-descriptors.ts';
import { folderLock, readFolder } from './public-folder.ts';

export const RemoveFolderPermission = write({
  summary: 'Takes rights on a public folder from a user or group.',
  remarks: 'Without allowedRights all that it has. What it has as a member of a group stays.',
  source: 'dd251586',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: byIdentity(
      recipient('Who loses the rights: LDAP path, UPN, domain\\user or alias of a user or a security group.'),
    ),
    path: folderPath,
    allowedRights: optional(allowedRights),
    server: folderServer,
    organization: folderOrganization,
  },
  errors: [
    DescriptorUnreadable,
    FolderOnOtherServer,
    FolderUnknown,
    NoFolderContainer,
    NoFolderPermission,
    NoPublicStore,
    NotAPrincipal,
    ServerUnknown,
  ],
  changes: directory,
  locks: ({ path }) => [folderLock(path)],

  async prepare({ input, use, place }) {
    const { organization } = await place('user');
    const entry = await readFolder(use(directory), { ...input, organization: organization?.path });
    const sid = await sidOfTrustee(use(directory), input.user);
    const rights = input.allowedRights ? folderMask(input.allowedRights) : everyRight;
    return permissionChange(entry, (present) => {
      const changed = withdraw(present, sid, rights);
      if (!changed) throw NoFolderPermission(input.user, input.path);
      return changed;
    });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

const everyRight = folderMask(['Owner']);
