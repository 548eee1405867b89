import { composite } from '@tenantry/engine';
import { domainController } from '@tenantry/schema';

import { listedOrganizations } from './listed-organizations.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';

export const QueryAllOrganizations = composite({
  summary: 'Lists all organizations that hold Exchange resources.',
  source: 'exchange-2007-resource-manager.yaml (dd252320, dd251885)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: { organizations: listedOrganizations },

  async run({ input, call }) {
    const { organizations } = await call(storage.ListGrants_, { kind: 'any' });
    const guids = organizations.map(({ GUID }) => GUID);
    const paths = await readPaths(call, guids, input);
    return { organizations: guids.map((GUID) => ({ GUID, path: paths.get(GUID) ?? '' })) };
  },
});
