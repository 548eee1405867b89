import { directory, readLdapPath } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, text } from '@tenantry/schema';

export const PathToDN = read({
  name: 'Path to DN',
  summary: 'Gives the distinguished name of an LDAP path.',
  remarks: 'A path that names its object by GUID or by a well-known pointer is looked up in the directory.',
  source: 'active-directory-provider.yaml',
  role: 'DomainAdmin',
  input: { path: text('LDAP path.'), preferredDomainController: domainController() },
  output: { dn: text('Distinguished name.') },

  async run({ input, use }) {
    const named = readLdapPath(input.path);
    if (named.kind === 'dn') return { dn: named.dn };
    const { dn } = await use(directory).read(input.path, ['objectClass']);
    return { dn };
  },
});
