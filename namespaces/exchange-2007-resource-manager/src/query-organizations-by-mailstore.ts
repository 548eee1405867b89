import { composite } from '@tenantry/engine';
import { domainController, optional, record } from '@tenantry/schema';

import { StoreNameIncomplete, StoreNotRegistered } from './errors.ts';
import { organizationsOfStore } from './listed-organizations.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';
import { mailStoreName, serverName } from './store-fields.ts';
import { megabytesTaken } from './units.ts';

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

  async run({ input, call }) {
    const { mailStore = {}, ...controller } = input;
    const { mailStoreName: storeName, serverName: server } = mailStore;
    if (storeName === undefined && server === undefined) throw StoreNameIncomplete('mailStoreName or serverName');
    const { organizations } = await call(storage.ListGrants_, {
      kind: 'mail',
      ...(server === undefined ? {} : { serverName: server }),
      ...(storeName === undefined ? {} : { storeName }),
    });
    const guids = organizations.map(({ GUID }) => GUID);
    const paths = await readPaths(call, guids, controller);
    return {
      organizations: organizations.map(({ GUID, kilobytes }) => ({
        GUID,
        path: paths.get(GUID) ?? '',
        megabytes: megabytesTaken(kilobytes),
      })),
    };
  },
});
