import { books, write } from '@tenantry/engine';
import { boolean, guid, integer, optional } from '@tenantry/schema';

import { GrantNotFound } from './errors.ts';
import { addFolder, type FolderAllocation, holdFolders, removeFolder } from './folder-allocation.ts';
import { listGrants } from './grants.ts';
import { canonicalGuid } from './guids.ts';
import { folderPath } from './store-fields.ts';

export const CorrectFolderAllocation_ = write({
  summary: 'Makes what the books say of a public folder what the directory says.',
  remarks:
    'Nothing is refused for want of space: the folder is there. Nothing happens when the books no longer say what is given as booked, because somebody has changed it meanwhile.',
  source: 'known-faults.md B14, B15',
  input: {
    orgGUID: guid('Organization that owns or owned the folder.'),
    folderPath,
    booked: optional(integer('Kilobytes in the books now; absent: the folder is not there.', { minimum: 0 })),
    counted: optional(integer('Kilobytes that are to be there; absent: the folder is to go.', { minimum: 0 })),
  },
  output: { corrected: boolean('False when somebody else has changed it meanwhile.') },
  errors: [GrantNotFound],
  changes: books,

  async prepare({ input, use }) {
    const organization = canonicalGuid(input.orgGUID);
    const { folderPath: path, booked, counted } = input;
    const [present] = await holdFolders(use(books), organization, path);
    if (present?.kilobytes !== booked) return { organization, corrected: false, before: null, after: null };
    if (counted === undefined) return { organization, corrected: true, before: present ?? null, after: null };

    const [grant] = await listGrants(use(books), organization, 'public');
    const storeId = present?.storeId ?? grant?.storeId;
    if (storeId === undefined) throw GrantNotFound(organization, 'a public folder store');
    const after: FolderAllocation = { path: present?.path ?? path, storeId, kilobytes: counted };
    return { organization, corrected: true, before: present ?? null, after };
  },

  async apply({ use }, { organization, corrected, before, after }) {
    if (before) await removeFolder(use(books), organization, before.path);
    if (after) await addFolder(use(books), organization, after);
    return { corrected };
  },

  async undo({ use }, { organization, before, after }) {
    if (after) await removeFolder(use(books), organization, after.path);
    if (before) await addFolder(use(books), organization, before);
  },
});
