import {
  type AttributeChange,
  applyChange,
  changeOf,
  type Directory,
  directory,
  entryLock,
  escapeFilter,
  normalizeDn,
  undoChange,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, integer, list, text } from '@tenantry/schema';

import { LastDistributionPoint, NoExchangeOrganization } from './errors.ts';
import { readContainer } from './exchange-organization.ts';
import { knownVirtualDirectories } from './virtual-directory.ts';

const attribute = 'msExchOABVirtualDirectoriesLink';
const names = text('Virtual directory: LDAP path, DN or SERVER\\Name.');

export const ChangeDistributionPoints_ = write({
  summary: 'Gives all offline address books of a set of virtual directories another set.',
  remarks:
    'Books that are offered by some of the former ones, and by no others, are meant; so those that have been left behind by earlier changes come into line, too. Virtual directories that the directory no longer has are left aside.',
  source: 'exchange-2007-oab-resource-manager.yaml (UpdateOABProvision.exe), known-faults.md D6',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    former: list('virtualDirectory', names),
    virtualDirectories: list('virtualDirectory', names),
  },
  output: { books: integer('Books that were changed.') },
  errors: [LastDistributionPoint, NoExchangeOrganization],
  changes: directory,

  async prepare({ input, use, lock }) {
    const former = await knownVirtualDirectories(use(directory), input.former);
    const wanted = await knownVirtualDirectories(use(directory), input.virtualDirectories);
    const found = await booksOf(use(directory), former);
    if (found.length > 0) await lock(...found.map(entryLock));

    const changes: AttributeChange[] = [];
    // Looked at again, now that nobody else changes them.
    for (const dn of found) {
      const entry = await use(directory).find(dn, [attribute]);
      const present = entry?.attributes[attribute] ?? [];
      if (entry && isOffered(present, former) && !isSame(present, wanted)) {
        changes.push(changeOf(entry, { [attribute]: wanted }));
      }
    }
    if (wanted.length === 0 && changes.length > 0) throw LastDistributionPoint(String(changes.length));
    return { changes };
  },

  async apply({ use }, { changes }) {
    for (const change of changes) await applyChange(use(directory), change);
    return { books: changes.length };
  },

  async undo({ use }, { changes }) {
    for (const change of changes.toReversed()) await undoChange(use(directory), change);
  },
});

async function booksOf(handle: Directory, points: readonly string[]): Promise<string[]> {
  if (points.length === 0) return [];
  const base = await readContainer(handle, 'offlineAddressLists');
  const links = points.map((dn) => `(${attribute}=${escapeFilter(dn)})`).join('');
  const filter = `(&(objectClass=msExchOAB)(|${links}))`;
  const found: string[] = [];
  for await (const { dn, attributes } of handle.search({ base, scope: 'one', filter, attributes: [attribute] })) {
    if (isOffered(attributes[attribute] ?? [], points)) found.push(dn);
  }
  return found;
}

/** Whether a book is offered by these virtual directories and by no others. */
function isOffered(present: readonly string[], points: readonly string[]): boolean {
  const known = new Set(points.map(normalizeDn));
  return present.length > 0 && present.every((dn) => known.has(normalizeDn(dn)));
}

function isSame(present: readonly string[], wanted: readonly string[]): boolean {
  return present.length === wanted.length && isOffered(present, wanted);
}
