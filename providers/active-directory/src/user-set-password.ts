import { directory, entryLock } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { alsoSpelt, domainController, secret, user } from '@tenantry/schema';

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
  locks: ({ path }) => [entryLock(path)],

  async prepare({ input, use }) {
    const { path } = await use(directory).read(input.path, ['objectClass']);
    return { path, token: await use(directory).passwordToken(path) };
  },

  async apply({ input, use }, { path }) {
    await use(directory).setPassword(path, input.newPassword);
    return {};
  },

  async undo({ use }, { path, token }) {
    if (await use(directory).find(path, ['objectClass'])) await use(directory).restorePassword(path, token);
  },
});
