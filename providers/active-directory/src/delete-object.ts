import { type Deletion, deleteTree, directory, entryLock, prepareDeletion, restoreTree } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, optional, text } from '@tenantry/schema';

import { SubtreeTooLarge } from './errors.ts';

/** Objects that one step deletes at most: all of them are kept in the log for the undo. */
const objectsMaximum = 5_000;

export const DeleteObject = write({
  name: 'Delete Object',
  summary: 'Deletes an object, subtree included.',
  source: 'dd252282',
  role: 'DomainAdmin',
  input: {
    path: text('LDAP path of the object.'),
    flagIgnoreDoesNotExistError: optional(boolean('No error when the object does not exist.')),
    preferredDomainController: domainController(),
  },
  errors: [SubtreeTooLarge],
  sensitive: true,
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use, lock }): Promise<Deletion | null> {
    const present = await use(directory).find(input.path, ['objectClass']);
    if (!present && input.flagIgnoreDoesNotExistError === true) return null;
    const entry = present ?? (await use(directory).read(input.path));
    const deletion = await prepareDeletion(use(directory), entry.path, objectsMaximum);
    if (!deletion) throw SubtreeTooLarge(entry.path, String(objectsMaximum));
    await lock(...deletion.entries.map(({ dn }) => entryLock(dn)));
    return deletion;
  },

  async apply({ use }, deletion) {
    if (deletion) await deleteTree(use(directory), deletion);
    return {};
  },

  async undo({ use }, deletion) {
    if (deletion) await restoreTree(use(directory), deletion);
  },
});
