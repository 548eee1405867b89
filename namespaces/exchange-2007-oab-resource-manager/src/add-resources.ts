import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { defaulted, domainController, integer, list, objectName, record } from '@tenantry/schema';

import { CapacityTooSmall, ServerNotInDirectory } from './errors.ts';
import { own } from './own.ts';

/** Books that one server is to hold at most (KB945629). */
const capacityDefault = 10_000;

export const AddResources = composite({
  summary: 'Adds servers that generate offline address books to the pool, with their capacities.',
  remarks: 'A server that is in the pool gets the new capacity.',
  source: 'exchange-2007-oab-resource-manager.yaml (inferred from RemoveResources), KB945629',
  access: 'public',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    servers: list(
      'server',
      record('One server.', {
        serverName: objectName('NETBIOS name of the server.'),
        capacity: defaulted(
          integer('Offline address books that it can hold; default 10000.', { minimum: 0, maximum: 1_000_000 }),
          capacityDefault,
        ),
      }),
      { minItems: 1 },
    ),
  },
  errors: [CapacityTooSmall, ServerNotInDirectory],

  async run({ input, call }) {
    const { preferredDomainController } = input;
    const controller = preferredDomainController === undefined ? {} : { preferredDomainController };
    const { configuration } = await call(activeDirectory.GetNamingContexts, controller);
    for (const { serverName } of input.servers) {
      const { objects } = await call(activeDirectory.Search, {
        ...controller,
        path: `LDAP://CN=Microsoft Exchange,CN=Services,${configuration.slice('LDAP://'.length)}`,
        filter: `(&(objectClass=msExchExchangeServer)(cn=${escapeFilter(serverName)}))`,
        propertyList: [{ name: 'cn' }],
      });
      if (objects.length === 0) throw ServerNotInDirectory(serverName);
    }
    const servers = input.servers.map(({ serverName, capacity = capacityDefault }) => ({ serverName, capacity }));
    await call(own.RegisterServers_, { servers });
    return {};
  },
});

/** A value inside an LDAP filter (RFC 4515 section 3). */
function escapeFilter(value: string): string {
  return value.replace(/[\\*()\0]/g, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
