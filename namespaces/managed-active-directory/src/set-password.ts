import { composite } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { setPasswordOf } from './set-password-of.ts';

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

  async run({ input, call, holds, place }) {
    await setPasswordOf({ call, holds }, await place('user'), {
      ...controllerOf(input),
      newPassword: input.newPassword,
    });
    return {};
  },
});
