import { composite } from '@tenantry/engine';
import { domainController, group, ldapPath } from '@tenantry/schema';

import { OwnObject } from './errors.ts';
import { pending } from './pending.ts';

export const GroupAdd = composite({
  summary: 'Puts an object into a group of its organization.',
  source: 'managed-active-directory.yaml (dd278710)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    newMember: ldapPath('LDAP path of the object to add.', { within: 'organization' }),
    preferredDomainController: domainController(),
  },
  errors: [OwnObject],
  run: pending,
});
