import { composite } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';

import { pending } from './pending.ts';

export const SetPassword = composite({
  summary: 'Sets the password of a user without the old one.',
  remarks: 'Another name of SetUserPassword.',
  source: 'managed-active-directory.yaml (dd251874)',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    user: user('LDAP path of the user.'),
    newPassword: secret('New password.'),
    preferredDomainController: domainController(),
  },
  run: pending,
});
