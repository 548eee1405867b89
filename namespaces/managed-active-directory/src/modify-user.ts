import { composite } from '@tenantry/engine';
import { domainController, optional, properties, user, userPrincipalName } from '@tenantry/schema';

import { AccountNameTaken, AttributeNotAllowed, PrincipalNameTaken, SuffixNotAllowed } from './errors.ts';
import { accountName } from './name-fields.ts';
import { pending } from './pending.ts';
import { personFields } from './person-fields.ts';

export const ModifyUser = composite({
  summary: 'Changes a user.',
  remarks: 'What is not given stays; an empty value removes the attribute.',
  source: 'managed-active-directory.yaml (dd279140)',
  access: 'public',
  role: 'UserCreators',
  input: {
    user: user('LDAP path of the user.'),
    userPrincipalName: optional(userPrincipalName('New log-on name, user@domain; unique.')),
    sAMAccountName: optional(accountName('New account name of at most 20 characters.')),
    ...personFields,
    properties: optional(properties('Further attributes.')),
    preferredDomainController: domainController(),
  },
  errors: [AccountNameTaken, AttributeNotAllowed, PrincipalNameTaken, SuffixNotAllowed],
  run: pending,
});
