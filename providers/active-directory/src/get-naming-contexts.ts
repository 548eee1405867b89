import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { domainController, text } from '@tenantry/schema';

export const GetNamingContexts = read({
  name: 'Get Naming Contexts',
  summary: 'Tells where the domain and the configuration begin.',
  source: 'RFC 4512 section 5.1 (root DSE)',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: {
    domain: text('LDAP path of the domain.'),
    configuration: text('LDAP path of the configuration.'),
  },

  async run({ use }) {
    const { domain, configuration } = await use(directory).contexts();
    return { domain: `LDAP://${domain}`, configuration: `LDAP://${configuration}` };
  },
});
