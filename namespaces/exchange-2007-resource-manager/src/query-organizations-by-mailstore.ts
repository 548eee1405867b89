import { composite } from '@tenantry/engine';
import { domainController, optional, record } from '@tenantry/schema';

import { StoreNameIncomplete, StoreNotRegistered } from './errors.ts';
import { organizationsOfStore } from './listed-organizations.ts';
import { pending } from './pending.ts';
import { mailStoreName, serverName } from './store-fields.ts';

export const QueryOrganizationsByMailstore = composite({
  summary: 'Lists the organizations that hold space on mail stores.',
  remarks:
    'By store, by server, or both. As no organization is named, the caller needs the role at the hosting organization.',
  source: 'exchange-2007-resource-manager.yaml (dd279180, dd278578)',
  access: 'public',
  role: 'UserCreators',
  input: {
    preferredDomainController: domainController(),
    mailStore: optional(
      record('The store.', { mailStoreName: optional(mailStoreName), serverName: optional(serverName) }),
    ),
  },
  output: { organizations: organizationsOfStore },
  errors: [StoreNameIncomplete, StoreNotRegistered],
  run: pending,
});
