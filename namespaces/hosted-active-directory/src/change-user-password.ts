import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { domainController, secret, user } from '@tenantry/schema';

export const ChangeUserPassword = composite({
  summary: 'Changes the password of a user who knows the old one.',
  remarks: 'Callable by the user and by the help desk.',
  source: 'hosted-active-directory.yaml (dd252393)',
  access: 'public',
  role: 'Users',
  input: {
    path: user('LDAP path of the user.'),
    oldPassword: secret('Present password.'),
    newPassword: secret('New password.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call }) {
    const { path, ...passwords } = input;
    await call(managedDirectory.ChangeUserPassword, { ...passwords, user: path });
    return {};
  },
});
