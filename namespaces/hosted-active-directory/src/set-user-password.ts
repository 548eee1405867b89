import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { domainController, secret, user } from '@tenantry/schema';

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

  async run({ input, call }) {
    await call(managedDirectory.SetUserPassword, { user: input.path, newPassword: input.newPassword });
    return {};
  },
});
