import { composite } from '@tenantry/engine';
import { domainController, guid, optional, record } from '@tenantry/schema';

import { StoreNameIncomplete, StoreNotRegistered } from './errors.ts';
import { organizationsOfStore } from './listed-organizations.ts';
import { pending } from './pending.ts';
import { publicStoreName, serverName } from './store-fields.ts';

export const QueryOrganizationsByPublicStore = composite({
  summary: 'Lists the organizations that hold space on public folder stores.',
  remarks: 'As no organization is named, the caller needs the role at the hosting organization.',
  source: 'exchange-2007-resource-manager.yaml (dd278947)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    publicStore: optional(
      record('The store.', {
        GUID: optional(guid('GUID of the store.')),
        serverName: optional(serverName),
        publicStoreName: optional(publicStoreName),
      }),
    ),
  },
  output: { organizations: organizationsOfStore },
  errors: [StoreNameIncomplete, StoreNotRegistered],
  run: pending,
});
