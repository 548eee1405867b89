import {
  allowInheritance,
  applyChange,
  blockInheritance,
  changeOf,
  directory,
  entryLock,
  renderSddl,
  undoChange,
} from '@tenantry/directory';
import { write } from '@tenantry/engine';
import {
  boolean,
  domainController,
  guid,
  integer,
  ldapPath,
  oneOf,
  optional,
  record,
  repeated,
  text,
} from '@tenantry/schema';
import { changeAccess, readDescriptor } from './access-change.ts';
import { AccessEntryInvalid, NotAPrincipal } from './errors.ts';
import { sidOfTrustee } from './trustee.ts';

export const UpdateACL = write({
  name: 'Update ACL',
  summary: 'Changes the access entries of an object.',
  remarks:
    'New denying entries go to the front, new allowing ones before the present allowing ones. REVOKE_ACCESS removes the entries that match in every element given; no match is no error. SET_ACCESS first removes all entries of the trustee that are not inherited.',
  source: 'dd251753',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    ace: repeated(
      record('One entry for one trustee.', {
        mode: oneOf(['GRANT_ACCESS', 'SET_ACCESS', 'DENY_ACCESS', 'REVOKE_ACCESS', '1', '2', '3', '4'], 'What to do.'),
        trusteeForm: optional(
          oneOf(
            ['TRUSTEE_IS_NAME', 'TRUSTEE_IS_SID', '0', '1'],
            'How name is given; without it the form is recognized.',
          ),
        ),
        name: text('Trustee: LDAP path, account name (DOMAIN\\account or account) or security identifier.'),
        permission: optional(
          integer('Access mask, ADS_RIGHT bits. Needed except to revoke.', { minimum: 0, maximum: 0xffffffff }),
        ),
        inheritance: optional(integer('Flags as in Get DACL; default 0.', { minimum: 0, maximum: 15 })),
        objectTypeName: optional(guid('Extended right, property or class that the entry is about.')),
        inheritedObjectTypeName: optional(guid('Class that inherits.')),
      }),
      { sentence: 'The changes, in order.' },
    ),
    inheritanceBlocked: optional(
      boolean('True: entries of the parent no longer apply, and those inherited go. False: they apply again.'),
    ),
    preferredDomainController: domainController(),
  },
  errors: [NotAPrincipal, AccessEntryInvalid],
  changes: directory,
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const entry = await use(directory).read(input.path, ['nTSecurityDescriptor']);
    let descriptor = readDescriptor(entry.path, entry.attributes['nTSecurityDescriptor']?.[0]);
    for (const ace of input.ace) {
      const trustee = await sidOfTrustee(use(directory), ace.name);
      descriptor = changeAccess(descriptor, { ...ace, trustee });
    }
    const { inheritanceBlocked: blocked } = input;
    if (blocked !== undefined) descriptor = blocked ? blockInheritance(descriptor) : allowInheritance(descriptor);
    return changeOf(entry, { nTSecurityDescriptor: [renderSddl(descriptor)] });
  },

  async apply({ use }, change) {
    await applyChange(use(directory), change);
    return {};
  },

  async undo({ use }, change) {
    await undoChange(use(directory), change);
  },
});
