import { randomUUID } from 'node:crypto';

import { type Attributes, type Changes, directory, entryLock, guidToOctets } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, objectName, optional, organization, text } from '@tenantry/schema';

import {
  AddressListExists,
  ListNameTaken,
  NoAddressList,
  NoExchangeOrganization,
  NotAPrincipal,
  PublicStoreUnknown,
  ScheduleInvalid,
  ServerUnknown,
  VersionsNotPossible,
  VirtualDirectoryUnknown,
} from './errors.ts';
import { readers } from './list-fields.ts';
import { exchangeVersion } from './mailbox-entry.ts';
import { bookChanges, usesPublicFolders } from './offline-address-book.ts';
import { distribution, generation } from './offline-address-book-fields.ts';
import { nameLock, ownedKinds, prepareOwned } from './owned-kind.ts';
import { createOwned, type OwnedObject, removeOwned } from './owned-object.ts';
import { readOwningOrganization } from './owning-organization.ts';
import { extendedRights, readAccessFor } from './read-access.ts';

const kind = ownedKinds.offlineAddressBook;

const constants: Attributes = {
  objectClass: ['msExchOAB'],
  doOABVersion: ['0'],
  msExchOABDefault: ['FALSE'],
  msExchVersion: [exchangeVersion],
  offLineABStyle: ['1'],
};

export const CreateOfflineAddressBook = write({
  summary: 'Creates the offline address book of an organization, readable by its own users only.',
  remarks:
    'The book is made of the address list of the organization, never of its global address list. Generation is started by a batch tool; leave schedule at Never.',
  source: 'dd278915, dd278839',
  role: 'OrgCreators',
  input: {
    preferredDomainController: domainController(),
    path: organization('LDAP path of the organization whose address list goes into the book.'),
    name: objectName('Name of the book; at most 64 characters, no carriage return, no backslash.'),
    server: text('Mailbox server that generates the book: name, DN or LDAP path.'),
    ...generation,
    readAccess: optional(readers()),
    ...distribution,
    skipPublicFolderInitialization: optional(
      boolean(
        'Leaves out the immediate creation of the public folders of the book; they are made at the first generation.',
      ),
    ),
  },
  output: { offlineAddressBook: text('LDAP path of the new book.') },
  errors: [
    AddressListExists,
    ListNameTaken,
    NoAddressList,
    NotAPrincipal,
    ServerUnknown,
    PublicStoreUnknown,
    VirtualDirectoryUnknown,
    ScheduleInvalid,
    VersionsNotPossible,
    NoExchangeOrganization,
  ],
  changes: directory,
  locks: ({ path, name }) => [entryLock(path), nameLock(kind, name)],

  async prepare({ input, use }): Promise<OwnedObject> {
    const place = await prepareOwned(use(directory), kind, { organization: input.path, name: input.name });
    const { addressList } = await readOwningOrganization(use(directory), input.path);
    if (addressList === undefined) throw NoAddressList(input.path);

    const changes = await bookChanges(use(directory), input);
    const right = extendedRights.downloadOfflineAddressBook;
    const descriptor = await readAccessFor(use(directory), input.readAccess, right);
    const withFolders = usesPublicFolders(changes) && input.skipPublicFolderInitialization !== true;
    return {
      ...place,
      attributes: {
        ...constants,
        ...given(changes),
        cn: [input.name],
        offLineABContainers: [addressList],
        // Names the public folder of the book; two books with one GUID cannot be rebuilt (KB947005).
        ...(withFolders ? { siteFolderGUID: [guidToOctets(randomUUID())] } : {}),
        ...(descriptor === undefined ? {} : { nTSecurityDescriptor: [descriptor] }),
      },
    };
  },

  async apply({ use }, owned) {
    await createOwned(use(directory), owned);
    return { offlineAddressBook: `LDAP://${owned.dn}` };
  },

  async undo({ use }, owned) {
    await removeOwned(use(directory), owned);
  },
});

function given(changes: Changes): Attributes {
  // A new object has no attribute to be cleared.
  return Object.fromEntries(Object.entries(changes).filter(([, values]) => values && values.length > 0)) as Attributes;
}
