import { composite } from '@tenantry/engine';
import { domainController, ldapPath, text } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { NoSuchPointer, PointerNameInvalid } from './errors.ts';
import { findOwnGroup, readPointers } from './pointers.ts';
import { type WellKnownObject, wellKnownObjects } from './well-known-objects.ts';

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

  async run({ input, call, place }) {
    const { path } = await place('path');
    const object = { ...controllerOf(input), path };
    const pointer = parsePointerName(input.wellKnownObject);
    const found =
      pointer in wellKnownObjects
        ? // The name is one of them, as was just looked.
          await findOwnGroup(call, object, pointer as WellKnownObject)
        : (await readPointers(call, object)).get(pointer);
    if (found === undefined) throw NoSuchPointer(path, input.wellKnownObject);
    return { path: found };
  },
});

/** A name of the list, or a GUID as 32 hexadecimal digits in upper case. */
function parsePointerName(name: string): string {
  const known = Object.keys(wellKnownObjects).find((each) => each.toLowerCase() === name.toLowerCase());
  const digits = name.replace(/[{}-]/g, '').toUpperCase();
  if (known !== undefined) return known;
  if (!/^[0-9A-F]{32}$/.test(digits)) throw PointerNameInvalid(name);
  return digits;
}
