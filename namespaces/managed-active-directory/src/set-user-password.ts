import { composite } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { PasswordOfAdministrator } from './errors.ts';
import { setPasswordOf } from './set-password-of.ts';

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

  async run({ input, call, holds, place }) {
    await setPasswordOf({ call, holds }, await place('user'), {
      ...controllerOf(input),
      newPassword: input.newPassword,
    });
    return {};
  },
});
