import { composite } from '@tenantry/engine';

import { NotDomainAdmin } from './errors.ts';

export const TestDomainAdmin = composite({
  summary: 'Fails unless the caller is a domain administrator.',
  source: 'core-helper-namespaces.yaml',
  access: 'public',
  input: {},
  errors: [NotDomainAdmin],

  async run({ caller, holds }) {
    if (!(await holds('DomainAdmin'))) throw NotDomainAdmin(caller.trustee);
    return {};
  },
});
