import { applyChange, changeOf, directory, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, folderLimits, folderName, folderPlace, folderServer } from '@tenantry/schema';

import { FolderOnOtherServer, FolderUnknown, NoFolderContainer, NoPublicStore, ServerUnknown } from './errors.ts';
import { folderOrganization } from './folder-fields.ts';
import { toFolderLimits } from './folder-limits.ts';
import { folderAt, folderLock, readFolder } from './public-folder.ts';

export const ModifyFolder = write({
  summary: 'Changes the sizes of a public folder.',
  remarks: 'What is not given stays.',
  source: 'dd252096, KB979704, KB969820',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    name: folderName,
    path: folderPlace,
    server: folderServer,
    ...folderLimits,
    organization: folderOrganization,
  },
  errors: [FolderOnOtherServer, FolderUnknown, NoFolderContainer, NoPublicStore, ServerUnknown],
  changes: directory,
  locks: (input) => [folderLock(folderAt(input))],

  async prepare({ input, use }) {
    const entry = await readFolder(use(directory), { ...input, path: folderAt(input) });
    return changeOf(entry, toFolderLimits(entry.attributes, input));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
