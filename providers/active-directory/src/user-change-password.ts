import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';

import { WrongPassword } from './errors.ts';
import { pending } from './pending.ts';

export const UserChangePassword = write({
  name: 'User Change Password',
  summary: 'Changes the password of a user who knows the old one.',
  source: 'dd251704',
  role: 'DomainAdmin',
  input: {
    path: user('LDAP path of the user.'),
    oldPassword: secret('Present password.'),
    newPassword: secret('New password.'),
    preferredDomainController: domainController(),
  },
  errors: [WrongPassword],
  sensitive: true,
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
