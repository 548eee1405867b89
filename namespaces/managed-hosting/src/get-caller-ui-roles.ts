import { composite, type Role, roles } from '@tenantry/engine';
import { domainController, list, optional, organization, text } from '@tenantry/schema';

export const GetCallerUIRoles = composite({
  summary: 'Lists the roles that the caller has at an organization.',
  remarks:
    'From high to low: DomainAdmin, OrgCreators, UserCreators, CSRAdmins, Users. A role includes those after it.',
  source: 'core-helper-namespaces.yaml',
  access: 'public',
  input: {
    path: optional(organization('LDAP path of the organization. Default: the hosting organization.')),
    preferredDomainController: domainController(),
  },
  output: { roles: list('role', text('Name of a role.'), { sentence: 'The roles, the highest first.' }) },

  async run({ input, holds, hosting, place }) {
    const organization = input.path === undefined ? await hosting() : (await place('path')).organization;
    const held: Role[] = [];
    for (const role of roles) if (await holds(role, organization)) held.push(role);
    return { roles: held };
  },
});
