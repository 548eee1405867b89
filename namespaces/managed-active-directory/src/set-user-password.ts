import { composite } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';

import { PasswordOfAdministrator } from './errors.ts';
import { pending } from './pending.ts';

export const SetUserPassword = composite({
  summary: 'Sets the password of a user without the old one.',
  remarks: 'The help desk cannot set the password of an administrator.',
  source: 'managed-active-directory.yaml (dd251767)',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    user: user('LDAP path of the user.'),
    newPassword: secret('New password.'),
    preferredDomainController: domainController(),
  },
  errors: [PasswordOfAdministrator],
  run: pending,
});
