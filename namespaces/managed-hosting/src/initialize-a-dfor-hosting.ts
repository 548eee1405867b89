import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { defaulted, domainController, objectName, text } from '@tenantry/schema';

import { InitializedElsewhere } from './errors.ts';

export const InitializeADforHosting = composite({
  summary: 'Creates the hosting organization at the top of the domain.',
  remarks: 'May be called again: what is missing is added, what is there stays.',
  source: 'core-helper-namespaces.yaml; mpf-engine.md 6.4; exchange-directory-model.md 3',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    hostingOU: defaulted(objectName('Name of the organizational unit. Default Hosting.'), 'Hosting'),
    preferredDomainController: domainController(),
  },
  output: { path: text('LDAP path of the hosting organization.') },
  errors: [InitializedElsewhere],

  async run({ input, call, hosting, lock }) {
    // Two at once would make two organizations.
    await lock('hosting');
    const { domain } = await call(activeDirectory.GetNamingContexts, {});
    const present = await hosting();
    const { path } = await call(activeDirectory.CreateObject, {
      class: 'organizationalUnit',
      container: domain,
      name: `OU=${escapeValue(input.hostingOU)}`,
      flagIgnoreAlreadyExistsError: true,
    });
    if (present && present.path.toLowerCase() !== path.toLowerCase()) {
      throw InitializedElsewhere(input.hostingOU, present.path);
    }
    await call(managedDirectory.AdoptOrganization_, {
      organization: path,
      name: input.hostingOU,
      policyName: 'hosting',
    });
    return { path };
  },
});

/** A value of a distinguished name (RFC 4514). */
function escapeValue(value: string): string {
  return value.replace(/[,+"\\<>;=]|^[ #]| $/g, (character) => `\\${character}`);
}
