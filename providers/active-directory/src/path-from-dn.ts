import { dnOf, pathOf } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { text } from '@tenantry/schema';

export const PathFromDN = read({
  name: 'Path from DN',
  summary: 'Gives the LDAP path of a distinguished name.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: { dn: text('Distinguished name.') },
  output: { path: text('LDAP path.') },

  run: async ({ input }) => ({ path: pathOf(dnOf(input.dn)) }),
});
