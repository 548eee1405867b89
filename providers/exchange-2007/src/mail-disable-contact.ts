import { applyChange, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { contact, domainController } from '@tenantry/schema';

import { NotMailEnabled } from './errors.ts';
import { fromMailRecipient } from './mail-recipient.ts';

export const MailDisableContact = write({
  summary: 'Takes the mail attributes from a contact; the contact stays.',
  remarks: 'It leaves the address lists of its organization, and its addresses are free again.',
  source: 'dd251625, dd278612',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: contact('LDAP path of the contact.'),
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
