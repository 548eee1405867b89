import { composite } from '@tenantry/engine';
import { defaulted, domainController, objectName, text } from '@tenantry/schema';

import { InitializedElsewhere } from './errors.ts';
import { pending } from './pending.ts';

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
  run: pending,
});
