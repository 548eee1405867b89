import {
  type Deletion,
  type Directory,
  deleteTree,
  directory,
  type Entry,
  prepareDeletion,
  restoreTree,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import {
  boolean,
  defaulted,
  domainController,
  folderName,
  folderPlace,
  folderServer,
  optional,
} from '@tenantry/schema';

import {
  FolderNotEmpty,
  FolderOnOtherServer,
  FolderUnknown,
  NoFolderContainer,
  NoPublicStore,
  ServerUnknown,
} from './errors.ts';
import { folderOrganization } from './folder-fields.ts';
import { ownerOf } from './owning-organization.ts';
import { addressLock } from './proxy-addresses.ts';
import { folderAt, folderLock, foldersBelow, pathOfFolder, readFolder } from './public-folder.ts';

export const DeleteFolder = write({
  summary: 'Deletes a public folder.',
  remarks:
    'The undo, which the historical procedure did not have, brings the folders back with permissions and addresses.',
  source: 'dd252143',
  role: 'UserCreators',
  input: {
    path: folderPlace,
    preferredDomainController: domainController(),
    name: folderName,
    server: folderServer,
    recurse: defaulted(
      boolean('True: the folders below go, too. Without it a folder that has some is not deleted.'),
      false,
    ),
    organization: folderOrganization,
    orphan: optional(
      boolean('True: only a folder whose organization is gone from the directory. An addition of Tenantry.'),
    ),
  },
  errors: [FolderNotEmpty, FolderOnOtherServer, FolderUnknown, NoFolderContainer, NoPublicStore, ServerUnknown],
  changes: directory,
  locks: (input) => [folderLock(folderAt(input))],

  async prepare({ input, use, lock }): Promise<readonly Deletion[]> {
    const path = folderAt(input);
    const top = await readFolder(use(directory), { ...input, path });
    if (input.orphan && (await hasOwner(use(directory), top))) throw FolderUnknown(path);
    const below = await holdBelow(use(directory), path, lock);
    const [child] = below;
    if (child && !input.recurse) throw FolderNotEmpty(path, pathOfFolder(child));
    const folders = [top, ...below];
    // An undo gives the addresses back, so nobody may take them before the transaction ends.
    await lock(...folders.flatMap(({ attributes }) => attributes['proxyAddresses'] ?? []).map(addressLock));
    const deletions: Deletion[] = [];
    for (const { dn } of folders) {
      const deletion = await prepareDeletion(use(directory), dn);
      if (deletion) deletions.push(deletion);
    }
    return deletions;
  },

  async apply({ use }, deletions) {
    for (const deletion of deletions.toReversed()) await deleteTree(use(directory), deletion);
    return {};
  },

  async undo({ use }, deletions) {
    for (const deletion of deletions) await restoreTree(use(directory), deletion);
  },
});

async function hasOwner(handle: Directory, { attributes }: Entry): Promise<boolean> {
  const owner = ownerOf(attributes);
  return owner !== undefined && (await handle.find(owner, ['ou'])) !== undefined;
}

/** Folders below, held so that none can get another one below it: looked at, held, and looked at again. */
async function holdBelow(handle: Directory, path: string, lock: (...keys: string[]) => Promise<void>) {
  for (let held = -1; ; ) {
    const below = await foldersBelow(handle, path);
    if (below.length <= held) return below;
    held = below.length;
    if (held === 0) return below;
    await lock(...below.map((folder) => folderLock(pathOfFolder(folder))));
  }
}
