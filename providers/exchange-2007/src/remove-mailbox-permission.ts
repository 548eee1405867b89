import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';

import { DescriptorUnreadable, NoMailbox, NotAPrincipal } from './errors.ts';
import { descriptorChanges, descriptorsOf, sidOfTrustee } from './mailbox-descriptors.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { removeRights, removeSendAs } from './mailbox-rights.ts';
import { permissionFields } from './permission-fields.ts';

export const RemoveMailboxPermission = write({
  summary: 'Takes rights on a mailbox, or denials of them, from a user or group.',
  remarks:
    'What the trustee does not have is no error; what he inherits stays. Without inheritanceType it does not matter what inherits.',
  source: 'dd251781',
  role: 'UserCreators',
  input: permissionFields,
  errors: [NoMailbox, NotAPrincipal, DescriptorUnreadable],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const entry = await readMailboxEntry(use(directory), input.path);
    const trustee = await sidOfTrustee(use(directory), input.user);
    const { deny = false, inheritanceType, accessRights: rights } = input;
    const change = { trustee, rights, deny, inheritanceType };
    const { mailbox, object } = descriptorsOf(entry);
    const changed = { mailbox: removeRights(mailbox, change), object: removeSendAs(object, change) };
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
