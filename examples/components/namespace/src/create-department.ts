import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { ldapPath, list, objectName, organization } from '@tenantry/schema';

export const CreateDepartment = composite({
  summary: 'Makes a group for a department and puts people into it.',
  access: 'public',
  role: 'UserCreators',
  input: {
    organization: organization('LDAP path of the organization.'),
    name: objectName('Name of the department.'),
    members: list('member', ldapPath('LDAP path of a user of the organization.', { within: 'organization' }), {
      sentence: 'Who belongs to it.',
      maxItems: 1000,
    }),
  },
  output: {
    group: ldapPath('LDAP path of the group.'),
  },

  async run({ input, call }) {
    const { group } = await call(managedDirectory.CreateGroup, { container: input.organization, name: input.name });
    for (const newMember of input.members) await call(managedDirectory.GroupAdd, { group: group.path, newMember });
    return { group: group.path };
  },
});
