import { directory, entryLock } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, secret, user } from '@tenantry/schema';

import { WrongPassword } from './errors.ts';

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
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const { path } = await use(directory).read(input.path, ['objectClass']);
    if (!(await use(directory).checkPassword(path, input.oldPassword))) throw WrongPassword(path);
    return { path, token: await use(directory).passwordToken(path) };
  },

  async apply({ input, use }, { path }) {
    await use(directory).setPassword(path, input.newPassword);
    return {};
  },

  async undo({ input, use }, { path, token }) {
    if (!(await use(directory).find(path, ['objectClass']))) return;
    // A directory that gives no token of a password can only be told the old one again.
    if (token === undefined) await use(directory).setPassword(path, input.oldPassword);
    else await use(directory).restorePassword(path, token);
  },
});
