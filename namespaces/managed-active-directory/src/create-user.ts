import { activeDirectory } from '@tenantry/active-directory/contract';
import { type CompositeScope, composite } from '@tenantry/engine';
import { container, domainController, optional, properties, userPrincipalName } from '@tenantry/schema';
import { accountNameOf, chooseAccountName, holdAccountNames } from './account-names.ts';
import { initialProperties } from './allowed-attributes.ts';
import { createdPrincipal } from './created-objects.ts';
import { type Controller, controllerOf } from './directory-values.ts';
import { ownNameOf, relativeName } from './distinguished-names.ts';
import {
  AccountNameTaken,
  AttributeNotAllowed,
  NoSuchPointer,
  OutsideHosting,
  PrincipalNameTaken,
  PrivateContainer,
  SuffixNotAllowed,
  WrongPlace,
} from './errors.ts';
import { accountName, policyName } from './name-fields.ts';
import { requireContainer } from './own-objects.ts';
import { personFields } from './person-fields.ts';
import { findOwnGroup } from './pointers.ts';
import { groupOfUsers } from './policies.ts';
import { requirePolicy } from './policy-of-place.ts';
import { holdPrincipalName } from './principal-names.ts';
import { disabledAccount } from './user-account-control.ts';

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
    NoSuchPointer,
    AttributeNotAllowed,
    OutsideHosting,
    PrincipalNameTaken,
    PrivateContainer,
    SuffixNotAllowed,
    WrongPlace,
  ],

  async run({ input, call, lock, place }) {
    const scope = { call, lock };
    const controller = controllerOf(input);
    const target = await place('container');
    const organization = await requireContainer(call, target, controller);
    requirePolicy(organization, input.policyName);
    const { userPrincipalName } = input;
    await holdPrincipalName(scope, userPrincipalName, { ...controller, organization });
    const samName = await chooseName(scope, input);

    const { givenName, sn, middleName, initials, displayName, description } = input;
    const fields = { givenName, sn, middleName, initials, displayName, description };
    const name = userPrincipalName.slice(0, commonNameMaximum);
    const { path } = await call(activeDirectory.CreateObject, {
      ...controller,
      class: 'user',
      container: target.path,
      name: relativeName('CN', name),
      properties: [
        { name: 'userPrincipalName', value: [userPrincipalName] },
        { name: 'sAMAccountName', value: [samName] },
        { name: 'userAccountControl', value: [disabledAccount] },
        ...initialProperties('user', fields, input.properties),
      ],
    });
    const group = await findOwnGroup(call, { ...controller, path: organization.path }, groupOfUsers);
    if (group === undefined) throw NoSuchPointer(organization.path, groupOfUsers);
    await call(activeDirectory.GroupAdd, { ...controller, group, path });
    return { user: { path, name: ownNameOf(path), samName } };
  },
});

/** A common name may have so many characters. */
const commonNameMaximum = 64;

async function chooseName(
  scope: Pick<CompositeScope<never>, 'call' | 'lock'>,
  input: Controller & { readonly sAMAccountName?: string; readonly userPrincipalName: string },
): Promise<string> {
  const { sAMAccountName: wanted, userPrincipalName } = input;
  const controller = controllerOf(input);
  if (wanted === undefined) return chooseAccountName(scope, accountNameOf(userPrincipalName), controller);
  if (!(await holdAccountNames(scope, [wanted], controller))) throw AccountNameTaken(wanted);
  return wanted;
}
