import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import {
  container,
  createdPrincipal,
  domainController,
  optional,
  properties,
  userPrincipalName,
} from '@tenantry/schema';
import { initialProperties } from './allowed-attributes.ts';
import { controllerOf, readValues } from './directory-values.ts';
import { pathIn, relativeName } from './distinguished-names.ts';
import {
  AttributeNotAllowed,
  NoSuchPointer,
  OutsideHosting,
  PrincipalNameTaken,
  PrivateContainer,
  SuffixNotAllowed,
  WrongPlace,
} from './errors.ts';
import { accountName, policyName } from './name-fields.ts';
import { objects } from './object-procedures.ts';
import { requireNotPrivate, requireOrganization } from './own-objects.ts';
import { personFields } from './person-fields.ts';
import { ownGroupIn, parsePointers } from './pointers.ts';
import { groupOfUsers } from './policies.ts';
import { requirePolicy } from './policy-of-place.ts';
import { holdPrincipalName } from './principal-names.ts';
import { userCommonName } from './user-common-name.ts';

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
    NoSuchPointer,
    AttributeNotAllowed,
    OutsideHosting,
    PrincipalNameTaken,
    PrivateContainer,
    SuffixNotAllowed,
    WrongPlace,
  ],

  async run({ input, call, expect, lock, place }) {
    const controller = controllerOf(input);
    const target = await place('container');
    const organization = requireOrganization(target);
    const unit = { ...controller, path: organization.path };
    const { otherWellKnownObjects, uPNSuffixes } = await readValues(call, unit, [
      'otherWellKnownObjects',
      'uPNSuffixes',
    ]);
    const pointers = parsePointers(otherWellKnownObjects);
    requireNotPrivate(target, pointers);
    requirePolicy(organization, input.policyName);
    const { userPrincipalName } = input;
    await holdPrincipalName({ call, lock }, userPrincipalName, { ...controller, organization, uPNSuffixes });

    const group = await ownGroupIn(call, unit, { pointers, group: groupOfUsers });
    if (group === undefined) throw NoSuchPointer(organization.path, groupOfUsers);
    const path = pathIn(target.path, relativeName('CN', userCommonName(userPrincipalName)));
    expect(activeDirectory.GroupAdd, { group, path });

    const { givenName, sn, middleName, initials, displayName, description, sAMAccountName } = input;
    const fields = { givenName, sn, middleName, initials, displayName, description };
    const { user } = await call(objects.CreateUserObject, {
      ...controller,
      container: target.path,
      userPrincipalName,
      ...(sAMAccountName === undefined ? {} : { sAMAccountName }),
      properties: initialProperties('user', fields, input.properties),
    });
    await call(activeDirectory.GroupAdd, { ...controller, group, path: user.path });
    return { user };
  },
});
