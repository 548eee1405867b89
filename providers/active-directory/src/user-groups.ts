import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, ldapPath, list, text } from '@tenantry/schema';

import { pending } from './pending.ts';

export const UserGroups = read({
  name: 'User Groups',
  summary: 'Lists the groups that a user is a direct member of.',
  source: 'dd278789',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },
  output: {
    groups: list('group', text('LDAP path of one group.'), { sentence: 'The groups.' }),
  },
  run: pending,
});
