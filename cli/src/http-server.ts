import { setTimeout as pause } from 'node:timers/promises';
import { activeSyncService, principalName } from '@tenantry/active-sync';
import { deployService } from '@tenantry/deploy';

import type { Principal } from '@tenantry/engine/client';
import { bookService } from '@tenantry/offline-address-book';
import { readCredentials, requestService, statusOfError } from '@tenantry/requests';
import { restService } from '@tenantry/rest';
import { soapService } from '@tenantry/soap';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import type { Logger } from 'pino';

import { PortTaken } from './errors.ts';
import type { Installation } from './installation.ts';
import type { Settings } from './settings.ts';

export interface HttpServerOptions {
  readonly installation: Installation;
  readonly settings: Pick<
    Settings,
    'host' | 'port' | 'virtualDirectory' | 'publicAddress' | 'logCalls' | 'activeSyncBackend'
  >;
  readonly logger: Logger;
  /** Whether requests are taken. */
  ready(): boolean;
}

/** A listening server. */
export interface HttpServer {
  /** E.g. `http://localhost:8080`. */
  readonly address: string;
  /** Answers what comes on open connections while it bids callers goodbye, then takes nothing more; resolves when all is answered. */
  close(): Promise<void>;
}

/** Time for a request to arrive completely; who sends slower holds up nobody. */
const arrivalMilliseconds = 60_000;

/**
 * How long a stopping server tells the callers on open connections to come back on new ones. A connection that is closed at once
 * loses the request that is just arriving on it.
 */
const goodbyeMilliseconds = 300;

/** Starts the HTTP server with all services. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { installation, settings, logger, ready } = options;
  const { host, port, virtualDirectory, publicAddress, logCalls, activeSyncBackend } = settings;
  const { client, accounts } = installation;
  let stopping = false;
  const isReady = () => ready() && !stopping;
  const server = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: arrivalMilliseconds,
    forceCloseConnections: 'idle',
    // What has arrived is answered, also at the last moment.
    return503OnClosing: false,
  });
  server.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
  await server.register(requestService, {
    client,
    ready: isReady,
    authenticate: accounts.authenticate,
    seesAll: accounts.isAdministrator,
  });
  await server.register(soapService, {
    prefix: `/${virtualDirectory}`,
    client,
    services: installation.webServices,
    logCalls,
    ...(publicAddress === undefined ? {} : { publicAddress }),
    authenticate,
  });
  await server.register(restService, {
    prefix: '/api',
    client,
    authenticate,
    seesAll: accounts.isAdministrator,
    statusOf: statusOfError,
  });
  await server.register(deployService, {
    prefix: '/deploy',
    deployment: installation.deployment,
    authenticate,
    isAdministrator: accounts.isAdministrator,
  });
  // Both spellings are used: the server of the historical system did not tell them apart.
  for (const prefix of ['/OAB', '/oab']) {
    await server.register(bookService, {
      prefix,
      client,
      books: installation.addressBooks,
      authenticate,
      belongsTo: accounts.belongsTo,
    });
  }
  for (const prefix of ['/Microsoft-Server-ActiveSync', '/microsoft-server-activesync']) {
    await server.register(activeSyncService, {
      prefix,
      partnerships: installation.devices,
      ...(activeSyncBackend === undefined ? {} : { backend: activeSyncBackend }),
      authenticate: (authorization) => authenticate(authorization, principalName),
    });
  }
  await listen(server, { host, port });

  const address = server.server.address();
  const taken = typeof address === 'object' ? address?.port : undefined;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken ?? port}`,
    async close() {
      stopping = true;
      await pause(goodbyeMilliseconds);
      await server.close();
    },
  };

  async function authenticate(
    authorization: string | undefined,
    nameOf = (user: string) => user,
  ): Promise<Principal | undefined> {
    const credentials = readCredentials(authorization);
    return credentials && accounts.authenticate(nameOf(credentials.user), credentials.password);
  }
}

async function listen(server: FastifyInstance, { host, port }: { host: string; port: number }): Promise<void> {
  try {
    // The server prints its address itself.
    await server.listen({ host, port, listenTextResolver: () => 'HTTP is open' });
  } catch (cause) {
    await server.close();
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') throw PortTaken(host, String(port));
    throw cause;
  }
}
