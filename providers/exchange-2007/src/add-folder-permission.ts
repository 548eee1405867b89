import { applyChange, directory, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { allowedRights, byIdentity, domainController, folderPath, folderServer, recipient } from '@tenantry/schema';

import {
  DescriptorUnreadable,
  FolderOnOtherServer,
  FolderUnknown,
  NoFolderContainer,
  NoPublicStore,
  NotAPrincipal,
  ServerUnknown,
} from './errors.ts';
import { folderOrganization } from './folder-fields.ts';
import { permissionChange } from './folder-permissions.ts';
import { allow, folderMask } from './folder-rights.ts';
import { sidOfTrustee } from './mailbox-descriptors.ts';
import { folderLock, readFolder } from './public-folder.ts';

export const AddFolderPermission = write({
  summary: 'Gives a user or group rights on a public folder of its organization.',
  remarks: 'Rights add up. Folders below that exist keep theirs; new ones begin with those of the folder above.',
  source: 'dd279025, known-faults.md A1',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    user: byIdentity(
      recipient('Who gets the rights: LDAP path, UPN, domain\\user or alias of a user or a security group.'),
    ),
    path: folderPath,
    allowedRights,
    server: folderServer,
    organization: folderOrganization,
  },
  errors: [
    DescriptorUnreadable,
    FolderOnOtherServer,
    FolderUnknown,
    NoFolderContainer,
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
    return permissionChange(entry, (present) => allow(present, sid, folderMask(input.allowedRights)));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
