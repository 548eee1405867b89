import { applyChange, changeOf, directory, entryLock, undoChange } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, ldapPath, properties } from '@tenantry/schema';

import { propertyChanges } from './property-changes.ts';

export const SetProperties = write({
  name: 'Set Properties',
  summary: 'Sets properties of an object.',
  remarks:
    'Mode replace (the default) puts the values in place of the present ones, append adds, remove takes away, clear takes all away; replace without a value clears, too.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    properties: properties('What to set.'),
    preferredDomainController: domainController(),
  },
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const names = input.properties.map(({ name }) => name);
    const entry = await use(directory).read(input.path, names);
    return changeOf(entry, propertyChanges(entry.attributes, input.properties));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
