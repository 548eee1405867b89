import { composite } from '@tenantry/engine';
import { domainController, ldapPath, text } from '@tenantry/schema';

import { NoSuchPointer, PointerNameInvalid } from './errors.ts';
import { pending } from './pending.ts';

export const GetOtherWellKnownObject = composite({
  summary: 'Returns the object that a pointer of an organization leads to.',
  remarks:
    'Names: Admins, CSRAdmins, AllUsers, AllCustomers, AllUsersGroup, AllResellerAdminsGroups, AllResellerCSRAdminsGroups, FolderAdmins, FolderUsers, Private, Services, OrganizationType, Parent, Self, GlobalAddressList, AddressList, OfflineAddressBook, OwningOrganization.',
  source: 'managed-active-directory.yaml; exchange-directory-model.md 3',
  access: 'public',
  role: 'Users',
  input: {
    path: ldapPath('LDAP path of the organization, or of another object with pointers.'),
    wellKnownObject: text('Name of the pointer, e.g. Admins or AllUsers, or its GUID.', { maxLength: 64 }),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('LDAP path of the object.'),
  },
  errors: [NoSuchPointer, PointerNameInvalid],
  run: pending,
});
