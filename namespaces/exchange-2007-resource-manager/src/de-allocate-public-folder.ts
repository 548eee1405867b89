import { books, write } from '@tenantry/engine';
import { domainController, integer, optional, organization, record } from '@tenantry/schema';

import { NoAllocation } from './errors.ts';
import { addFolder, holdFolders, removeFolder } from './folder-allocation.ts';
import { folderLock } from './keys.ts';
import { folderPath } from './store-fields.ts';
import { megabytesTaken } from './units.ts';

export const DeAllocatePublicFolder = write({
  summary: 'Releases the allocation of a public folder of an organization.',
  remarks: 'Without publicStore those of all folders of the organization.',
  source: 'exchange-2007-resource-manager.yaml (dd251938)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that owns the folder.'),
    publicStore: optional(record('The folder.', { folderPath })),
    preferredDomainController: domainController(),
  },
  output: { megabytes: integer('What was released.') },
  errors: [NoAllocation],
  changes: books,
  locks: (input) => [folderLock(input.organization, input.publicStore?.folderPath ?? '')],

  async prepare({ input, use, place }) {
    const { guid } = await place('organization');
    const path = input.publicStore?.folderPath;
    const folders = await holdFolders(use(books), guid, path);
    if (folders.length === 0) throw NoAllocation(path ?? input.organization);
    return { guid, folders };
  },

  async apply({ use }, { guid, folders }) {
    for (const { path } of folders) await removeFolder(use(books), guid, path);
    return { megabytes: megabytesTaken(folders.reduce((sum, { kilobytes }) => sum + kilobytes, 0)) };
  },

  async undo({ use }, { guid, folders }) {
    for (const folder of folders) await addFolder(use(books), guid, folder);
  },
});
