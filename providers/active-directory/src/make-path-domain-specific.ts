import { dnOf, pathOf } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { domainOf } from './domain-of.ts';

export const MakePathDomainSpecific = read({
  name: 'Make Path Domain Specific',
  summary: 'Turns an LDAP path that names a domain controller into one that names its domain.',
  remarks: 'Needed before a path is stored and used again by a later request.',
  source: 'dd252184',
  role: 'DomainAdmin',
  input: { path: text('LDAP path.') },
  output: { domainPath: text('Path with the name of the domain.') },

  async run({ input }) {
    const dn = dnOf(input.path);
    const domain = domainOf(dn);
    return { domainPath: domain === '' ? pathOf(dn) : `LDAP://${domain}/${dn}` };
  },
});
