import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, text, user } from '@tenantry/schema';

import { NoMailbox, StoreUnknown } from './errors.ts';
import { listStamp } from './list-stamp.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { readMailboxStore } from './mailbox-store.ts';

export const MoveMailbox = write({
  summary: 'Moves a mailbox to another mailbox store.',
  remarks: 'List membership, offline address book and visibility stay (KB961991).',
  source: 'dd252181, KB961991, KB969820',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user whose mailbox is moved.'),
    targetDatabase: text('Target store: SERVER\\StorageGroup\\Store, DN or LDAP path.'),
  },
  errors: [NoMailbox, StoreUnknown],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use, place }) {
    const entry = await readMailboxEntry(use(directory), input.path);
    const store = await readMailboxStore(use(directory), input.targetDatabase);
    return changeOf(entry, {
      ...store.attributes,
      ...(await listStamp(use(directory), entry, () => place('path'))),
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
