import { books, write } from '@tenantry/engine';
import { guid, integer } from '@tenantry/schema';

import { NoAllocation } from './errors.ts';
import { addFolder, holdFolders, removeFolder } from './folder-allocation.ts';
import { canonicalGuid } from './guids.ts';
import { folderPath } from './store-fields.ts';

export const ReleaseFolder_ = write({
  summary: 'Releases the allocation of a public folder, whether its organization exists or not.',
  source: 'known-faults.md B14',
  input: {
    orgGUID: guid('Organization that owns or owned the folder.'),
    folderPath,
  },
  output: { kilobytes: integer('What was released.') },
  errors: [NoAllocation],
  changes: books,

  async prepare({ input, use }) {
    const owner = canonicalGuid(input.orgGUID);
    const [folder] = await holdFolders(use(books), owner, input.folderPath);
    if (!folder) throw NoAllocation(input.folderPath);
    return { owner, folder };
  },

  async apply({ use }, { owner, folder }) {
    await removeFolder(use(books), owner, folder.path);
    return { kilobytes: folder.kilobytes };
  },

  async undo({ use }, { owner, folder }) {
    await addFolder(use(books), owner, folder);
  },
});
