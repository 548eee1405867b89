import { dnOf } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { text } from '@tenantry/schema';

export const PathToDN = read({
  name: 'Path to DN',
  summary: 'Gives the distinguished name of an LDAP path.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: { path: text('LDAP path.') },
  output: { dn: text('Distinguished name.') },

  run: async ({ input }) => ({ dn: dnOf(input.path) }),
});
