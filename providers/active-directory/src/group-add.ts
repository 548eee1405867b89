import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { boolean, domainController, group, ldapPath, optional } from '@tenantry/schema';

import { pending } from './pending.ts';

export const GroupAdd = write({
  name: 'Group Add',
  summary: 'Puts an object into a group.',
  remarks: 'An object that is a member already stays one; that is no error.',
  source: 'dd251636',
  role: 'DomainAdmin',
  input: {
    group: group('LDAP path of the group.'),
    path: ldapPath('LDAP path of the object to add.'),
    flagSkipAction: optional(
      boolean('True: does nothing. Create Object returns it for an object that existed already.'),
    ),
    preferredDomainController: domainController(),
  },
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
