import { composite } from '@tenantry/engine';
import { domainController, group, ldapPath } from '@tenantry/schema';

import { OwnObject } from './errors.ts';
import { pending } from './pending.ts';

export const GroupRemove = composite({
  summary: 'Takes an object out of a group of its organization.',
  source: 'managed-active-directory.yaml (dd278540)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    member: ldapPath('LDAP path of the member.', { within: 'organization' }),
    preferredDomainController: domainController(),
  },
  errors: [OwnObject],
  run: pending,
});
