import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, guid, integer, list, record, text } from '@tenantry/schema';

import { own } from './own.ts';

/** Most GUIDs that one look-up takes. */
const atOnce = 10_000;

export const QueryAllServers = composite({
  summary: 'Lists the servers of the pool with their allocations.',
  source: 'exchange-2007-oab-resource-manager.yaml (sample request QueryAllServers.xml)',
  access: 'public',
  role: 'DomainAdmin',
  input: { preferredDomainController: domainController() },
  output: {
    servers: list(
      'server',
      record('One server.', {
        serverName: text('NETBIOS name of the server.'),
        capacity: integer('Offline address books that it can hold.'),
        allocated: integer('Offline address books that are allocated on it.'),
        free: integer('How many more it can take.'),
        allocations: list(
          'allocation',
          record('The offline address book of one organization.', {
            organization: text('LDAP path of the organization; empty when the directory no longer has it.'),
            organizationGuid: guid('GUID of the organization.'),
          }),
        ),
      }),
    ),
  },

  async run({ input, call }) {
    const { preferredDomainController } = input;
    const { servers } = await call(own.ListServers_, {});
    const guids = servers.flatMap(({ organizations }) => organizations);
    const paths = new Map<string, string>();
    for (let at = 0; at < guids.length; at += atOnce) {
      const { objects } = await call(activeDirectory.PathsFromGuids, {
        guids: guids.slice(at, at + atOnce),
        ...(preferredDomainController === undefined ? {} : { preferredDomainController }),
      });
      for (const { GUID, path } of objects) paths.set(GUID, path);
    }
    return {
      servers: servers.map(({ organizations, ...server }) => ({
        ...server,
        free: Math.max(0, server.capacity - server.allocated),
        allocations: organizations.map((organizationGuid) => ({
          organization: paths.get(organizationGuid) ?? '',
          organizationGuid,
        })),
      })),
    };
  },
});
