import { composite } from '@tenantry/engine';
import { domainController, list, objectName, optional, record, text } from '@tenantry/schema';

import { UnknownPool } from './errors.ts';

export const GetOABCAS = composite({
  summary: 'Lists the servers of a pool.',
  source: 'managed-email-2007.yaml (dd252272)',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    oabCASPool: objectName('Name of the pool.'),
  },
  output: {
    poolTag: text('Free text.'),
    servers: list(
      'server',
      record('One server.', {
        name: text('Name of the server.'),
        distributionPoint: text('Distribution point on the server.'),
        externalUrl: optional(text('External URL of the distribution point.')),
        pollInterval: optional(text('Minutes between polls of the generation server.')),
      }),
    ),
  },
  errors: [UnknownPool],

  async run(): Promise<never> {
    throw new Error('not written yet');
  },
});
