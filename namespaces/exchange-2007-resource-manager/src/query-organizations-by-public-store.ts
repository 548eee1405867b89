import { composite } from '@tenantry/engine';
import { domainController, guid, optional, record } from '@tenantry/schema';

import { StoreNameIncomplete, StoreNotRegistered } from './errors.ts';
import { organizationsOfStore } from './listed-organizations.ts';
import { readPaths } from './object-paths.ts';
import { storage } from './own.ts';
import { publicStoreName, serverName } from './store-fields.ts';
import { megabytesTaken } from './units.ts';

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

  async run({ input, call }) {
    const { publicStore = {}, ...controller } = input;
    const { publicStoreName: storeName, serverName: server, GUID: store } = publicStore;
    if (storeName === undefined && server === undefined && store === undefined) {
      throw StoreNameIncomplete('GUID, serverName or publicStoreName');
    }
    const { organizations } = await call(storage.ListGrants_, {
      kind: 'public',
      ...(server === undefined ? {} : { serverName: server }),
      ...(storeName === undefined ? {} : { storeName }),
      ...(store === undefined ? {} : { GUID: store }),
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
