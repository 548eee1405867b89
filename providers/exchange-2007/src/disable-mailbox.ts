import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { NoMailbox } from './errors.ts';
import { listStamp } from './list-stamp.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { protocolChanges, protocolsOf } from './protocol-attributes.ts';

export const DisableMailbox = write({
  summary: 'Takes the function of a mailbox away without deleting it.',
  remarks:
    'All client protocols are switched off; the mailbox keeps its addresses and content and goes on receiving. A mailbox that is disabled already stays as it is.',
  source: 'Hosted Email 2007::DisableMailbox',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    path: user('LDAP path of the user.'),
  },
  errors: [NoMailbox],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use, place }) {
    const entry = await readMailboxEntry(use(directory), input.path);
    return changeOf(entry, {
      ...protocolChanges({ ...protocolsOf(entry.attributes), disabled: true }),
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
