import { composite } from '@tenantry/engine';
import { boolean, domainController, user } from '@tenantry/schema';
import { makeAdministrator, unmakeAdministrator } from './administrators.ts';

export const MakeUserAdmin = composite({
  summary: 'Makes a user an administrator of the organization, or no longer one.',
  source: 'hosted-active-directory.yaml (dd251712)',
  access: 'public',
  role: 'UserCreators',
  input: {
    path: user('LDAP path of the user.'),
    isAdmin: boolean('True adds, false removes.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call, place }) {
    const { path, organization } = await place('path');
    await (input.isAdmin ? makeAdministrator : unmakeAdministrator)(call, organization, path);
    return {};
  },
});
