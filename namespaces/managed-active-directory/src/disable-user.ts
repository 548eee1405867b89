import { composite } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { pending } from './pending.ts';

export const DisableUser = composite({
  summary: 'Disables the account of a user.',
  source: 'managed-active-directory.yaml (dd278664)',
  access: 'public',
  role: 'UserCreators',
  input: {
    user: user('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },
  run: pending,
});
