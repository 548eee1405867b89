import { directory, dnOf, entryLock, splitDn, typeOf } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, ldapPath, text } from '@tenantry/schema';

import { NameInvalid, ObjectExists } from './errors.ts';
import { relativeNameOf } from './relative-name.ts';
import { applyRename, prepareRename, undoRename } from './rename.ts';

export const RenameObject = write({
  name: 'Rename Object',
  summary: 'Renames an object inside its container.',
  remarks: 'Objects below it move along, and whatever names it by a link names it by the new name.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    name: text('New relative name, e.g. CN=Ann Beebe; without a type the present one stays.', { maxLength: 256 }),
    preferredDomainController: domainController(),
  },
  output: { path: text('New LDAP path of the object.') },
  errors: [NameInvalid, ObjectExists],
  changes: directory,
  locks: ({ path, name }) => [entryLock(path), entryLock(renamed(path, name))],

  async prepare({ input, use }) {
    return prepareRename(use(directory), input.path, renamed(input.path, input.name));
  },

  async apply({ use }, rename) {
    return { path: await applyRename(use(directory), rename) };
  },

  async undo({ use }, rename) {
    await undoRename(use(directory), rename);
  },
});

function renamed(path: string, name: string): string {
  const [first = '', ...parent] = splitDn(dnOf(path));
  return [relativeNameOf(name, typeOf(first)), ...parent].join(',');
}
