import { composite } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';

import { NotOwnPassword } from './errors.ts';
import { pending } from './pending.ts';

export const ChangeUserPassword = composite({
  summary: 'Changes the password of a user who knows the old one.',
  remarks: 'Callable by the user and by the help desk.',
  source: 'managed-active-directory.yaml (dd252029)',
  access: 'public',
  role: 'Users',
  input: {
    user: user('LDAP path of the user.'),
    oldPassword: secret('Present password.'),
    newPassword: secret('New password.'),
    preferredDomainController: domainController(),
  },
  errors: [NotOwnPassword],
  run: pending,
});
