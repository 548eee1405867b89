import { composite } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';

import { pending } from './pending.ts';

export const SetUserPassword = composite({
  summary: 'Sets the password of a user without the old one.',
  remarks: 'The help desk cannot set the password of an administrator.',
  source: 'hosted-active-directory.yaml (dd252393)',
  access: 'public',
  role: 'CSRAdmins',
  input: {
    path: user('LDAP path of the user.'),
    newPassword: secret('New password.'),
    preferredDomainController: domainController(),
  },
  run: pending,
});
