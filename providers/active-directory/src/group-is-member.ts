import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { boolean, domainController, group, ldapPath } from '@tenantry/schema';

import { readMembership } from './membership.ts';

export const GroupIsMember = read({
  name: 'Group IsMember',
  summary: 'Tells whether an object is a direct member of a group.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: {
    group: group('LDAP path of the group.'),
    path: ldapPath('LDAP path of the object.'),
    preferredDomainController: domainController(),
  },
  output: {
    isMember: boolean('Whether it is a member.'),
  },

  async run({ input, use }) {
    const { isMember } = await readMembership(use(directory), input.group, input.path);
    return { isMember };
  },
});
