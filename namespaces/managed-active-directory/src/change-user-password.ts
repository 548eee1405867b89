import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { isSame } from './distinguished-names.ts';
import { NotOwnPassword } from './errors.ts';
import { requireOrganization } from './own-objects.ts';

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

  async run({ input, call, caller, holds, place }) {
    const target = await place('user');
    // A password that may be tried by everybody would be found by somebody.
    const own = isSame(caller.trustee, target.path);
    if (!own && !(await holds('CSRAdmins', requireOrganization(target)))) throw NotOwnPassword(target.path);
    const { oldPassword, newPassword } = input;
    const passwords = { oldPassword, newPassword };
    await call(activeDirectory.UserChangePassword, { ...controllerOf(input), ...passwords, path: target.path });
    return {};
  },
});
