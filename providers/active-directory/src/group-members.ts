import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, group, list, text } from '@tenantry/schema';

import { pending } from './pending.ts';

export const GroupMembers = read({
  name: 'Group Members',
  summary: 'Lists the direct members of a group.',
  source: 'dd278529',
  role: 'DomainAdmin',
  input: {
    group: group('LDAP path of the group.'),
    preferredDomainController: domainController(),
  },
  output: {
    members: list('member', text('LDAP path of one member.'), { sentence: 'The direct members.' }),
  },
  run: pending,
});
