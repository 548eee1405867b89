import {
  applyChange,
  changeOf,
  type Directory,
  directory,
  entryLock,
  escapeRdnValue,
  sameDn,
  undoChange,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, objectName, optional, organization, text } from '@tenantry/schema';

import {
  NoOfflineAddressBook,
  OfflineAddressBookUnnamed,
  PublicStoreUnknown,
  ScheduleInvalid,
  ServerUnknown,
  VersionsNotPossible,
  VirtualDirectoryUnknown,
} from './errors.ts';
import { readContainer } from './exchange-organization.ts';
import { bookChanges } from './offline-address-book.ts';
import { distribution, generation } from './offline-address-book-fields.ts';
import { nameLock, ownedKinds } from './owned-kind.ts';
import { readOwningOrganization } from './owning-organization.ts';

const kind = ownedKinds.offlineAddressBook;

export const ModifyOfflineAddressBook = write({
  summary: 'Changes an offline address book.',
  remarks: 'The book is found by its name, or through the organization in path. What is not given stays.',
  source: 'dd279104',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    path: optional(organization('LDAP path of the organization that owns the book; in place of name.')),
    name: optional(objectName('Name of the book.')),
    server: optional(text('Mailbox server that generates the book: name, DN or LDAP path.')),
    ...generation,
    ...distribution,
  },
  errors: [
    OfflineAddressBookUnnamed,
    NoOfflineAddressBook,
    ServerUnknown,
    PublicStoreUnknown,
    VirtualDirectoryUnknown,
    ScheduleInvalid,
    VersionsNotPossible,
  ],
  changes: directory,
  locks: ({ path, name }) => [
    ...(path === undefined ? [] : [entryLock(path)]),
    ...(name === undefined ? [] : [nameLock(kind, name)]),
  ],

  async prepare({ input, use, lock }) {
    const dn = await dnOfBook(use(directory), input);
    await lock(entryLock(dn));
    const entry = await use(directory).read(dn);
    return changeOf(entry, await bookChanges(use(directory), input, entry.attributes));
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});

async function dnOfBook(handle: Directory, { path, name }: { path?: string; name?: string }): Promise<string> {
  if (path === undefined && name === undefined) throw OfflineAddressBookUnnamed();
  const own = path === undefined ? undefined : (await readOwningOrganization(handle, path)).offlineAddressBook;
  if (path !== undefined && own === undefined) throw NoOfflineAddressBook(path);
  const named = name === undefined ? own : `CN=${escapeRdnValue(name)},${await readContainer(handle, kind.container)}`;
  const isOther = own !== undefined && named !== undefined && !sameDn(own, named);
  if (named === undefined || isOther || !(await handle.find(named, ['cn']))) {
    throw NoOfflineAddressBook(name ?? path ?? '');
  }
  return named;
}
