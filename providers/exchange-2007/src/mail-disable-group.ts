import { applyChange, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, group } from '@tenantry/schema';

import { NotMailEnabled } from './errors.ts';
import { fromMailRecipient } from './mail-recipient.ts';

export const MailDisableGroup = write({
  summary: 'Takes the mail attributes from a group; the group stays.',
  remarks: 'It leaves the address lists of its organization, and its addresses are free again.',
  source: 'dd279089, dd278514',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: group('LDAP path of the group.'),
  },
  errors: [NotMailEnabled],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  prepare({ input, use, lock }) {
    return fromMailRecipient(use(directory), input.path, lock);
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
