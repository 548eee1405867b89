import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, group, list, text } from '@tenantry/schema';

export const GroupMembers = read({
  name: 'Group Members',
  summary: 'Lists the direct members of a group.',
  source: 'dd278529',
  role: 'DomainAdmin',
  input: {
    group: group('LDAP path of the group.'),
    preferredDomainController: domainController(),
  },
  output: {
    members: list('member', text('LDAP path of one member.'), { sentence: 'The direct members.' }),
  },

  async run({ input, use }) {
    const { attributes } = await use(directory).read(input.group, ['member']);
    return { members: (attributes['member'] ?? []).map((dn) => `LDAP://${dn}`) };
  },
});
