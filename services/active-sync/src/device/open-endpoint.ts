import { after } from 'node:test';

import type { Principal } from '@tenantry/engine/client';
import { fastify } from 'fastify';

import { activeSyncService } from '../active-sync-service.ts';
import type { Partnerships } from '../partnerships.ts';
import { principalName } from '../user-name.ts';

/** What a hoster of a test has that the endpoint needs. */
export interface EndpointHoster {
  readonly devices: Partnerships;
  readonly accounts: { authenticate(user: string, password: string): Promise<Principal | undefined> };
}

/** The endpoint for devices on a port, for tests. */
export interface Endpoint {
  /** E.g. `http://127.0.0.1:40123`. */
  readonly server: string;
  stop(): Promise<void>;
}

/** Opens the endpoint before a server, or before none. It ends with the test that asks for it. */
export async function openEndpoint(hoster: EndpointHoster, backend?: string): Promise<Endpoint> {
  const server = fastify({ forceCloseConnections: 'idle' });
  after(() => server.close());
  await server.register(activeSyncService, {
    prefix: '/Microsoft-Server-ActiveSync',
    partnerships: hoster.devices,
    ...(backend === undefined ? {} : { backend }),
    async authenticate({ headers: { authorization } }) {
      const credentials = Buffer.from(authorization?.replace('Basic ', '') ?? '', 'base64').toString();
      const [user = '', password = ''] = credentials.split(':');
      return hoster.accounts.authenticate(principalName(user), password);
    },
  });
  return { server: await server.listen({ host: '127.0.0.1', port: 0 }), stop: () => server.close() };
}
