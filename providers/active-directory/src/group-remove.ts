import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, group, ldapPath } from '@tenantry/schema';

import { pending } from './pending.ts';

export const GroupRemove = write({
  name: 'Group Remove',
  summary: 'Takes an object out of a group.',
  remarks: 'An object that is no member is no error.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    group: group('LDAP path of the group.'),
    path: ldapPath('LDAP path of the object to take out.'),
    preferredDomainController: domainController(),
  },
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
