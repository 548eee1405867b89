import { composite } from '@tenantry/engine';
import { domainController, user } from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { switchAccount } from './user-account-control.ts';

export const DisableUser = composite({
  summary: 'Disables the account of a user.',
  source: 'managed-active-directory.yaml (dd278664)',
  access: 'public',
  role: 'UserCreators',
  input: {
    user: user('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },

  async run({ input, call, place }) {
    const { path } = await place('user');
    await switchAccount(call, { ...controllerOf(input), path }, 'disabled');
    return {};
  },
});
