import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { optional, text } from '@tenantry/schema';

import { DescriptorUnreadable, MailboxInOtherStore, NoMailbox, NotAPrincipal, StoreUnknown } from './errors.ts';
import { descriptorChanges, descriptorsOf, requireStore, sidOfTrustee } from './mailbox-descriptors.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { addRights, addSendAs } from './mailbox-rights.ts';
import { permissionFields } from './permission-fields.ts';

export const AddMailboxPermission = write({
  summary: 'Gives a user or group rights on a mailbox, or denies them.',
  remarks:
    'What the trustee has already is no error. Without inheritanceType everything below the mailbox inherits. Denials count before permissions.',
  source: 'dd278950, dd252074, known-faults.md A1, A11',
  role: 'UserCreators',
  input: {
    ...permissionFields,
    database: optional(text('Store of the mailbox; another one is refused.')),
  },
  errors: [NoMailbox, NotAPrincipal, StoreUnknown, MailboxInOtherStore, DescriptorUnreadable],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const entry = await readMailboxEntry(use(directory), input.path);
    await requireStore(use(directory), entry, input.database);
    const trustee = await sidOfTrustee(use(directory), input.user);
    const { deny = false, inheritanceType = 'All', accessRights: rights } = input;
    const change = { trustee, rights, deny, inheritanceType };
    const { mailbox, object } = descriptorsOf(entry);
    const changed = { mailbox: addRights(mailbox, change), object: addSendAs(object, change) };
    return changeOf(entry, descriptorChanges(entry, changed));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
