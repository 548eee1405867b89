import { directory, entryLock } from '@tenantry/directory';
import { write } from '@tenantry/engine';

import { NoExchangeOrganization } from './errors.ts';
import { ownerFields } from './list-fields.ts';
import { deleteOwned, prepareOwnedDeletion, restoreOwned } from './owned-deletion.ts';
import { ownedKinds } from './owned-kind.ts';

const kind = ownedKinds.offlineAddressBook;

export const DeleteOfflineAddressBook = write({
  summary: 'Deletes the offline address book of an organization.',
  remarks: 'An organization without one is no error: there is nothing left to delete.',
  source: 'dd279185, dd252080',
  role: 'OrgCreators',
  input: ownerFields,
  errors: [NoExchangeOrganization],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    return prepareOwnedDeletion(use(directory), kind, input.path);
  },

  async apply({ use }, deletion) {
    await deleteOwned(use(directory), deletion);
    return {};
  },

  async undo({ use }, deletion) {
    await restoreOwned(use(directory), deletion);
  },
});
