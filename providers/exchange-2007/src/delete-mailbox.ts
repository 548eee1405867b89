import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { NoMailbox } from './errors.ts';
import { withoutMail } from './mail-attributes.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { addressLock } from './proxy-addresses.ts';

export const DeleteMailbox = write({
  summary: 'Takes the mailbox and all mail attributes from a user; the account stays.',
  remarks: 'The user leaves the address lists of the organization.',
  source: 'dd278870',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.'),
  },
  errors: [NoMailbox],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use, lock }) {
    const entry = await readMailboxEntry(use(directory), input.path);
    // An undo gives the addresses back, so nobody may take them before the transaction ends.
    await lock(...(entry.attributes['proxyAddresses'] ?? []).map(addressLock));
    return changeOf(entry, withoutMail(entry.attributes));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
