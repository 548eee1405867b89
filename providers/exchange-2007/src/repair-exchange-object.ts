import {
  applyChange,
  type Changes,
  changeOf,
  type Directory,
  directory,
  type Entry,
  entryLock,
  undoChange,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, organizationOf, recipient } from '@tenantry/schema';

import { NotMailEnabled } from './errors.ts';
import { isMailEnabled } from './mail-recipient.ts';
import { hasMailbox, isHidden } from './mailbox-entry.ts';
import { membershipIn, type OwningOrganization, ownedBy, readOwningOrganization } from './owning-organization.ts';
import { isVisibilityIn } from './visibility.ts';

export const RepairExchangeObject = write({
  summary: 'Writes the owner pointer and the address list membership of a recipient anew.',
  remarks:
    'For a mailbox also where its user looks names up and its offline address book, when they are missing or lead out of the organization.',
  source: 'dd251914; isolation.md R9, R11, R13, R14',
  role: 'OrgCreators',
  input: {
    owningOrganization: organizationOf('path', 'Organization whose lists show the recipient.'),
    path: recipient('LDAP path of the user, group or contact.', { within: 'organization' }),
    preferredDomainController: domainController(),
  },
  errors: [NotMailEnabled],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const entry = await use(directory).read(input.path);
    if (!isMailEnabled(entry)) throw NotMailEnabled(entry.path);
    const owner = await readOwningOrganization(use(directory), input.owningOrganization);
    return changeOf(entry, {
      showInAddressBook: membershipIn(owner, isHidden(entry.attributes)),
      otherWellKnownObjects: ownedBy(owner, entry.attributes['otherWellKnownObjects']),
      ...(hasMailbox(entry.attributes) ? await sightOf(use(directory), entry, owner) : {}),
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

async function sightOf(handle: Directory, { attributes }: Entry, owner: OwningOrganization): Promise<Changes> {
  const base = attributes['msExchQueryBaseDN']?.[0];
  return {
    ...((await isVisibilityIn(handle, owner, base)) ? {} : { msExchQueryBaseDN: [owner.dn] }),
    msExchUseOAB: owner.offlineAddressBook === undefined ? [] : [owner.offlineAddressBook],
  };
}
