import { composite } from '@tenantry/engine';
import { boolean, container, createdPrincipal, domainController, userPrincipalName } from '@tenantry/schema';

import { personFields } from './new-user-fields.ts';
import { provisionUser } from './provision-user.ts';

export const CreateUser = composite({
  summary: 'Creates a user, optionally with a password and as an administrator.',
  source: 'hosted-active-directory.yaml (dd251874)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    userPrincipalName: userPrincipalName('Log-on name, user@domain; unique.'),
    preferredDomainController: domainController(),
    isAdmin: boolean('Whether the user becomes an administrator of the organization.'),
    ...personFields,
  },
  output: {
    user: createdPrincipal('The new user.'),
  },

  async run({ input, call, place }) {
    const { organization } = await place('container');
    return { user: await provisionUser(call, { ...input, organization, kind: 'user' }) };
  },
});
