import { directory } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { alsoSpelt, domainController, secret, user } from '@tenantry/schema';

import { pending } from './pending.ts';

export const UserSetPassword = write({
  name: 'User Set Password',
  summary: 'Sets the password of a user without knowing the old one.',
  source: 'dd251704',
  role: 'DomainAdmin',
  input: {
    path: user('LDAP path of the user.'),
    newPassword: alsoSpelt(secret('New password.'), 'password'),
    preferredDomainController: domainController(),
  },
  sensitive: true,
  changes: directory,
  prepare: pending,
  apply: pending,
  undo: pending,
});
