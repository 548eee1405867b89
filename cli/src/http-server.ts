import { setTimeout as pause } from 'node:timers/promises';
import { activeSyncService, principalName } from '@tenantry/active-sync';
import { deployService } from '@tenantry/deploy';

import type { PoolLoad } from '@tenantry/engine/client';
import { bookService } from '@tenantry/offline-address-book';
import { requestService, statusOfError } from '@tenantry/requests';
import { restService } from '@tenantry/rest';
import { createCallLimits, createOpenIdConnect, createSignIn } from '@tenantry/sign-in';
import { soapService } from '@tenantry/soap';
import { metricsService, type Telemetry } from '@tenantry/telemetry';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

import { PortTaken } from './errors.ts';
import { type Arrival, createBareServer } from './http-bare-server.ts';
import { readTlsFiles, requireSafe } from './http-tls.ts';
import type { Installation } from './installation.ts';
import type { Settings } from './settings.ts';

export interface HttpServerOptions {
  readonly installation: Installation;
  readonly settings: Pick<
    Settings,
    'host' | 'port' | 'virtualDirectory' | 'publicAddress' | 'logCalls' | 'activeSyncBackend' | 'signIn'
  >;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  /** How long requests may take to arrive, for tests that cannot wait. */
  readonly arrival?: Arrival;
  /** Whether requests are taken. */
  ready(): boolean;
}

/** A listening server. */
export interface HttpServer {
  /** E.g. `http://localhost:8080`. */
  readonly address: string;
  /** What it answers, as methods and paths with parameters. */
  readonly routes: readonly Route[];
  /** Reads certificate, key and authorities again; open connections keep theirs. Throws, and goes on as before, when they are not right. */
  reloadTls(): Promise<void>;
  /** Answers what comes on open connections while it bids callers goodbye, then takes nothing more; resolves when all is answered. */
  close(): Promise<void>;
}

export type { Arrival };

export interface Route {
  readonly method: string;
  readonly path: string;
}

/**
 * How long a stopping server tells the callers on open connections to come back on new ones. A connection that is closed at once
 * loses the request that is just arriving on it.
 */
const goodbyeMilliseconds = 300;

/** Starts the HTTP server with all services. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { settings, logger, ready } = options;
  const { host, port, signIn: signInSettings } = settings;
  const { tls } = signInSettings;
  requireSafe(settings);
  let stopping = false;
  const { server, setSecureContext } = createBareServer({
    logger,
    trustedProxies: signInSettings.trustedProxies,
    tls: tls && (await readTlsFiles(tls)),
    ...(options.arrival === undefined ? {} : { arrival: options.arrival }),
  });
  const routes: Route[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, path: url });
  });
  server.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
  await addServices(server, { ...options, ready: () => ready() && !stopping });
  await listen(server, { host, port });

  const address = server.server.address();
  const taken = typeof address === 'object' ? address?.port : undefined;
  return {
    address: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${taken ?? port}`,
    routes,
    async reloadTls() {
      if (tls) setSecureContext(await readTlsFiles(tls));
    },
    async close() {
      stopping = true;
      await pause(goodbyeMilliseconds);
      await server.close();
    },
  };
}

async function addServices(
  server: FastifyInstance,
  { installation, settings, telemetry, ready }: HttpServerOptions,
): Promise<void> {
  const { client, engine, pool, accounts, passwords, tokens, attempts } = installation;
  const { virtualDirectory, publicAddress, activeSyncBackend } = settings;
  const { accountCalls, addressCalls, openIdConnect } = settings.signIn;
  const signIn = createSignIn({
    people: accounts,
    passwords,
    tokens,
    attempts,
    callLimits: createCallLimits({ perAccount: accountCalls, perAddress: addressCalls }),
    openIdConnect: openIdConnect && createOpenIdConnect(openIdConnect, accounts),
    told: telemetry.metrics.signedIn,
  });
  const { authenticate } = signIn;
  telemetry.follow(server, signIn);
  signIn.guard(server);

  await server.register(requestService, { client, ready, authenticate, seesAll: accounts.isAdministrator });
  await server.register(metricsService, {
    metrics: telemetry.metrics,
    source: {
      load: client.load,
      countOpen: engine.countOpen,
      pools: () => [...engine.pools(), loadOf('installation', pool)],
    },
    authenticate,
    async mayWatch(caller) {
      const root = await accounts.hostingPath();
      return root !== undefined && accounts.belongsTo(caller, root);
    },
  });
  await server.register(soapService, {
    prefix: `/${virtualDirectory}`,
    client,
    services: installation.webServices,
    logCalls: settings.logCalls,
    ...(publicAddress === undefined ? {} : { publicAddress }),
    authenticate,
  });
  await server.register(restService, {
    prefix: '/api',
    client,
    authenticate,
    seesAll: accounts.isAdministrator,
    statusOf: statusOfError,
    others: [
      { href: `/${virtualDirectory}/`, about: 'Web services (SOAP), each with its WSDL.' },
      { href: '/readyz', about: 'Whether requests are taken; /healthz: whether the process lives.' },
      { href: '/metrics', about: 'For Prometheus; signs in as a user of the hosting organization.' },
    ],
  });
  // Whoever opens the address that "tenantry serve" prints.
  server.get('/', (_request, reply) => reply.redirect('/api/'));
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
      authenticate: (request) => authenticate(request, principalName),
    });
  }
}

function loadOf(name: string, { totalCount, idleCount, waitingCount }: Installation['pool']): PoolLoad {
  return { name, open: totalCount, idle: idleCount, waiting: waitingCount };
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
