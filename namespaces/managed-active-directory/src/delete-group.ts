import { composite } from '@tenantry/engine';
import { domainController, group } from '@tenantry/schema';

import { OwnObject } from './errors.ts';
import { pending } from './pending.ts';

export const DeleteGroup = composite({
  summary: 'Deletes a group.',
  source: 'managed-active-directory.yaml (dd251750)',
  access: 'public',
  role: 'UserCreators',
  input: {
    group: group('LDAP path of the group.'),
    preferredDomainController: domainController(),
  },
  errors: [OwnObject],
  run: pending,
});
