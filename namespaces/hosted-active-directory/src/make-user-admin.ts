import { composite } from '@tenantry/engine';
import { boolean, domainController, user } from '@tenantry/schema';

import { pending } from './pending.ts';

export const MakeUserAdmin = composite({
  summary: 'Makes a user an administrator of the organization, or no longer one.',
  source: 'hosted-active-directory.yaml (dd251712)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: user('LDAP path of the user.'),
    isAdmin: boolean('True adds, false removes.'),
    preferredDomainController: domainController(),
  },
  run: pending,
});
