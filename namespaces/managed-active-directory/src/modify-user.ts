import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, optional, properties, user, userPrincipalName } from '@tenantry/schema';
import { holdAccountNames } from './account-names.ts';
import { checkProperties, fieldProperties } from './allowed-attributes.ts';
import { controllerOf, readValues } from './directory-values.ts';
import { AccountNameTaken, AttributeNotAllowed, PrincipalNameTaken, SuffixNotAllowed } from './errors.ts';
import { accountName } from './name-fields.ts';
import { requireOrganization } from './own-objects.ts';
import { personFields } from './person-fields.ts';
import { holdPrincipalName } from './principal-names.ts';

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

  async run({ input, call, lock, place }) {
    const scope = { call, lock };
    const controller = controllerOf(input);
    const target = await place('user');
    const organization = requireOrganization(target);
    const { userPrincipalName, sAMAccountName } = input;
    const present = await readValues(call, { ...controller, path: target.path }, [
      'userPrincipalName',
      'sAMAccountName',
    ]);
    if (userPrincipalName !== undefined && !isSameText(userPrincipalName, present.userPrincipalName[0])) {
      await holdPrincipalName(scope, userPrincipalName, { ...controller, organization, guid: target.guid });
    }
    if (sAMAccountName !== undefined && !isSameText(sAMAccountName, present.sAMAccountName[0])) {
      if (!(await holdAccountNames(scope, [sAMAccountName], controller))) throw AccountNameTaken(sAMAccountName);
    }

    const { givenName, sn, middleName, initials, displayName, description } = input;
    const fields = { userPrincipalName, sAMAccountName, givenName, sn, middleName, initials, displayName, description };
    const properties = [...fieldProperties(fields), ...checkProperties('user', input.properties ?? [])];
    if (properties.length > 0)
      await call(activeDirectory.SetProperties, { ...controller, path: target.path, properties });
    return {};
  },
});

function isSameText(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
