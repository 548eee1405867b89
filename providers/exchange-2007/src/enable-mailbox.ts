import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { NoMailbox } from './errors.ts';
import { listStamp } from './list-stamp.ts';
import { readMailboxEntry } from './mailbox-entry.ts';
import { protocolChanges, protocolsOf } from './protocol-attributes.ts';

export const EnableMailbox = write({
  summary: 'Gives a disabled mailbox its function back.',
  remarks: 'The protocols come back as they were before DisableMailbox. A mailbox that is not disabled stays as it is.',
  source: 'Hosted Email 2007::EnableMailbox',
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
      ...protocolChanges({ ...protocolsOf(entry.attributes), disabled: false }),
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
