import { composite } from '@tenantry/engine';
import { container, domainController, optional, properties, userPrincipalName } from '@tenantry/schema';

import { createdPrincipal } from './created-objects.ts';
import {
  AccountNameTaken,
  AttributeNotAllowed,
  OutsideHosting,
  PrincipalNameTaken,
  PrivateContainer,
  SuffixNotAllowed,
  WrongPlace,
} from './errors.ts';
import { accountName, policyName } from './name-fields.ts';
import { pending } from './pending.ts';
import { personFields } from './person-fields.ts';

export const CreateUser = composite({
  summary: 'Creates a disabled user in an organization by policy.',
  remarks: 'The name of the object is the user principal name. SetUserPassword and EnableUser make the account usable.',
  source: 'managed-active-directory.yaml (dd279091), isolation.md R3',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    userPrincipalName: userPrincipalName('Log-on name, user@domain; unique.'),
    policyName: policyName(),
    sAMAccountName: optional(
      accountName('Account name of at most 20 characters. Default: user_domain, cut and made unique.'),
    ),
    ...personFields,
    properties: optional(properties('Further attributes.')),
    preferredDomainController: domainController(),
  },
  output: {
    user: createdPrincipal('The new user.'),
  },
  errors: [
    AccountNameTaken,
    AttributeNotAllowed,
    OutsideHosting,
    PrincipalNameTaken,
    PrivateContainer,
    SuffixNotAllowed,
    WrongPlace,
  ],
  run: pending,
});
