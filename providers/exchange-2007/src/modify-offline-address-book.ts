import { directory } from '@tenantry/directory';
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
import { distribution, generation } from './offline-address-book-fields.ts';
import { pending } from './pending.ts';

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
  prepare: pending,
  apply: pending,
  undo: pending,
});
