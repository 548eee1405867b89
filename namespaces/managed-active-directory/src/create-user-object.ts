import { composite } from '@tenantry/engine';
import {
  container,
  createdPrincipal,
  domainController,
  optional,
  properties,
  userPrincipalName,
} from '@tenantry/schema';

import { controllerOf } from './directory-values.ts';
import { accountName } from './name-fields.ts';
import { own } from './own-procedures.ts';
import { disabledAccount } from './user-account-control.ts';
import { userCommonName } from './user-common-name.ts';

export const CreateUserObject = composite({
  name: 'CreateUser_',
  summary: 'Creates the object of a user, disabled and without a password.',
  remarks:
    'Neither policy nor wall is applied, and whether the log-on name is free is not asked: CreateUser does that before.',
  source: 'managed-active-directory.yaml (name only)',
  input: {
    container: container('LDAP path of the container.'),
    userPrincipalName: userPrincipalName('Log-on name; the object is called so, too.'),
    sAMAccountName: optional(accountName('Account name. Default: user_domain, cut and made unique.')),
    properties: optional(properties('Further attributes.')),
    preferredDomainController: domainController(),
  },
  output: { user: createdPrincipal('The new user.') },

  async run({ input, call }) {
    const { container, userPrincipalName, sAMAccountName, properties: further = [] } = input;
    const { object } = await call(own.CreateSamObject_, {
      ...controllerOf(input),
      container,
      class: 'user',
      name: userCommonName(userPrincipalName),
      ...(sAMAccountName === undefined ? {} : { sAMAccountName }),
      properties: [
        { name: 'userPrincipalName', value: [userPrincipalName] },
        { name: 'userAccountControl', value: [disabledAccount] },
        ...further,
      ],
    });
    return { user: object };
  },
});
