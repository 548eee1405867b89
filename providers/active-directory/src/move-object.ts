import { directory, dnOf, entryLock, splitDn } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { container, domainController, ldapPath, text } from '@tenantry/schema';
import { domainOf } from './domain-of.ts';
import { DomainMismatch, ObjectExists } from './errors.ts';
import { applyRename, prepareRename, undoRename } from './rename.ts';

export const MoveObject = write({
  name: 'Move Object',
  summary: 'Moves an object to another container of the same domain.',
  source: 'dd251606',
  role: 'DomainAdmin',
  input: {
    source: ldapPath('LDAP path of the object.'),
    destination: container('LDAP path of the target container.'),
    preferredDomainController: domainController(),
  },
  output: { path: text('New LDAP path of the object.') },
  errors: [ObjectExists, DomainMismatch],
  changes: directory,
  locks: ({ source, destination }) => [entryLock(source), entryLock(moved(source, destination))],

  async prepare({ input, use }) {
    const to = moved(input.source, input.destination);
    if (domainOf(to) !== domainOf(dnOf(input.source))) throw DomainMismatch(input.source, input.destination);
    return prepareRename(use(directory), input.source, to);
  },

  async apply({ use }, rename) {
    return { path: await applyRename(use(directory), rename) };
  },

  async undo({ use }, rename) {
    await undoRename(use(directory), rename);
  },
});

function moved(source: string, destination: string): string {
  return `${splitDn(dnOf(source))[0]},${dnOf(destination)}`;
}
