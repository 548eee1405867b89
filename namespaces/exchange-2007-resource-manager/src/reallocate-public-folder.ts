import { books, write } from '@tenantry/engine';
import { domainController, integer, organization, record } from '@tenantry/schema';

import { GrantTooSmall, NoAllocation, ReleasedTooMuch } from './errors.ts';
import { holdFolders, resizeFolder } from './folder-allocation.ts';
import { folderLock } from './keys.ts';
import { reverse } from './resize.ts';
import { holdRoom } from './room.ts';
import { folderPath, megabytesChange } from './store-fields.ts';
import { kilobytesOf, megabytesTaken } from './units.ts';

export const ReallocatePublicFolder = write({
  summary: 'Changes the allocation of a public folder.',
  source: 'exchange-2007-resource-manager.yaml (dd251981)',
  access: 'public',
  role: 'OrgCreators',
  input: {
    organization: organization('Organization that owns the folder.'),
    publicStore: record('The folder.', {
      folderPath,
      megabytes: megabytesChange('Change of the size; negative makes the allocation smaller.'),
    }),
    preferredDomainController: domainController(),
  },
  output: { megabytes: integer('Size now.') },
  errors: [GrantTooSmall, NoAllocation, ReleasedTooMuch],
  changes: books,
  locks: (input) => [folderLock(input.organization, input.publicStore.folderPath)],

  async prepare({ input, use, place }) {
    const { guid } = await place('organization');
    const { folderPath: path, megabytes } = input.publicStore;
    const [present] = await holdFolders(use(books), guid, path);
    if (!present) throw NoAllocation(path);

    const { storeId, kilobytes } = present;
    const more = kilobytesOf(megabytes);
    if (kilobytes + more < 0) throw ReleasedTooMuch(path, String(kilobytes), String(-more));
    if (more > 0) {
      await holdRoom(use(books), { storeId, organization: guid, kilobytes: more, grow: false, arrives: false });
    }
    return { guid, change: { path, kilobytes, to: kilobytes + more } };
  },

  async apply({ use }, { guid, change }) {
    await resizeFolder(use(books), guid, change);
    return { megabytes: megabytesTaken(change.to) };
  },

  async undo({ use }, { guid, change }) {
    await resizeFolder(use(books), guid, reverse(change));
  },
});
