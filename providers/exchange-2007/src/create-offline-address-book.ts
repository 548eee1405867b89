import { directory } from '@tenantry/directory';
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
import { distribution, generation } from './offline-address-book-fields.ts';
import { pending } from './pending.ts';

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
  prepare: pending,
  apply: pending,
  undo: pending,
});
