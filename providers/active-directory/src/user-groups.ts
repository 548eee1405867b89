import { directory, escapeFilter } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, ldapPath, list, text } from '@tenantry/schema';

export const UserGroups = read({
  name: 'User Groups',
  summary: 'Lists the groups that a user is a direct member of.',
  source: 'dd278789',
  role: 'DomainAdmin',
  input: {
    path: ldapPath('LDAP path of the user.'),
    preferredDomainController: domainController(),
  },
  output: {
    groups: list('group', text('LDAP path of one group.'), { sentence: 'The groups.' }),
  },

  async run({ input, use }) {
    const { dn } = await use(directory).read(input.path, ['objectClass']);
    const { domain } = await use(directory).contexts();
    const filter = `(&(objectClass=group)(member=${escapeFilter(dn)}))`;
    const groups: string[] = [];
    for await (const { path } of use(directory).search({ base: domain, filter, attributes: ['cn'] })) groups.push(path);
    return { groups };
  },
});
