import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, integer, ldapPath, list, optional, record, text } from '@tenantry/schema';

import { pending } from './pending.ts';

export const GetDACL = read({
  name: 'Get DACL',
  summary: 'Reads the access control list of an object.',
  source: 'dd251638',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the object.'),
    preferredDomainController: domainController(),
  },
  output: {
    dacl: list(
      'ace',
      record('One entry.', {
        mode: integer('2 = access allowed, 3 = access denied.'),
        permission: integer('Access mask, ADS_RIGHT bits.'),
        inheritance: integer(
          'Flags: 1 objects and 2 containers below inherit, 4 not passed on further, 8 only those below, 16 inherited.',
        ),
        objectTypeName: optional(text('GUID of the extended right, property or class that the entry is about.')),
        inheritedObjectTypeName: optional(text('GUID of the class that inherits.')),
        name: text('Trustee: LDAP path where it is an object here, else its security identifier.'),
        trusteeSid: text('Security identifier of the trustee.'),
      }),
      { sentence: 'The entries in their order.' },
    ),
  },
  run: pending,
});
