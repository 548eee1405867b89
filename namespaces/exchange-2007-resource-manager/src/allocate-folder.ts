import { books, write } from '@tenantry/engine';
import { guid, integer, organization } from '@tenantry/schema';

import { AllocationExists, GrantTooSmall } from './errors.ts';
import { addFolder, holdFolders, removeFolder } from './folder-allocation.ts';
import { listGrants } from './grants.ts';
import { folderLock } from './keys.ts';
import { folderPath } from './store-fields.ts';

export const AllocateFolder_ = write({
  summary: 'Takes space for a public folder out of the grant of its organization.',
  input: {
    organization: organization('Organization that owns the folder.'),
    folderPath,
    kilobytes: integer('Size.', { minimum: 0 }),
  },
  output: { storeGUID: guid('Public folder store that gives the space.') },
  errors: [AllocationExists, GrantTooSmall],
  changes: books,
  locks: (input) => [folderLock(input.organization, input.folderPath)],

  async prepare({ input, use, place }) {
    const { guid: owner } = await place('organization');
    const { folderPath: path, kilobytes } = input;
    const [present] = await holdFolders(use(books), owner, path);
    if (present) throw AllocationExists(path, String(present.kilobytes));

    const grants = await listGrants(use(books), owner, 'public');
    const grant = grants.find(({ reserved, used }) => reserved - used >= kilobytes);
    if (!grant) throw GrantTooSmall(input.organization, 'a public folder store', String(kilobytes));
    return { owner, storeId: grant.storeId, storeGUID: grant.guid };
  },

  async apply({ input, use }, { owner, storeId, storeGUID }) {
    await addFolder(use(books), owner, { path: input.folderPath, storeId, kilobytes: input.kilobytes });
    return { storeGUID };
  },

  async undo({ input, use }, { owner }) {
    await removeFolder(use(books), owner, input.folderPath);
  },
});
