import type { SecureContextOptions, TlsOptions } from 'node:tls';

import { callId } from '@tenantry/telemetry';
import { type FastifyBaseLogger, type FastifyHttpOptions, type FastifyInstance, fastify, LogController } from 'fastify';
import type { Logger } from 'pino';

export interface BareServerOptions {
  readonly logger: Logger;
  /** Servers in front whose word on the caller's address is taken. */
  readonly trustedProxies: readonly string[];
  /** Without it the server speaks plain HTTP. */
  readonly tls: (TlsOptions & SecureContextOptions) | undefined;
  readonly arrival?: Arrival;
}

/** How long a request may take to arrive; who sends slower holds up nobody. */
export interface Arrival {
  readonly headerMilliseconds: number;
  /** All of it. */
  readonly milliseconds: number;
  /** How often the server looks. */
  readonly lookMilliseconds: number;
}

/** A server without services, with the bounds that hold for all of them. */
export interface BareServer {
  readonly server: FastifyInstance;
  /** Connections from now on are made with this; a server without TLS has none. */
  setSecureContext(context: SecureContextOptions): void;
}

const defaultArrival: Arrival = { headerMilliseconds: 20_000, milliseconds: 60_000, lookMilliseconds: 5000 };
const headerBytes = 16_384;

export function createBareServer({
  logger,
  trustedProxies,
  tls,
  arrival = defaultArrival,
}: BareServerOptions): BareServer {
  const options = {
    loggerInstance: logger as FastifyBaseLogger,
    genReqId: callId,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: arrival.milliseconds,
    forceCloseConnections: 'idle',
    // What has arrived is answered, also at the last moment.
    return503OnClosing: false,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    http: {
      headersTimeout: arrival.headerMilliseconds,
      connectionsCheckingInterval: arrival.lookMilliseconds,
      maxHeaderSize: headerBytes,
      requireHostHeader: true,
    },
  } as const satisfies FastifyHttpOptions<never>;
  if (!tls) return { server: withBounds(fastify(options)), setSecureContext: () => undefined };

  const { http, ...others } = options;
  const server = fastify({ ...others, https: { ...http, ...tls } });
  return {
    // The services do not look at what is below; only its type differs.
    server: withBounds(server as unknown as FastifyInstance),
    setSecureContext: (context) => server.server.setSecureContext(context),
  };
}

function withBounds(server: FastifyInstance): FastifyInstance {
  return hidingFailures(refusingAmbiguity(server));
}

/** What no service foresaw is for the log; its words may hold anything. */
function hidingFailures(server: FastifyInstance): FastifyInstance {
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (Number(error.statusCode) < 500) throw error;
    request.log.error({ error }, 'a call failed unexpectedly');
    return reply
      .code(500)
      .type('text/plain; charset=utf-8')
      .send(`It failed unexpectedly. Ask the operator: the log has it with the call ${request.id}.\n`);
  });
  return server;
}

/**
 * Two servers that take different ones of two hosts for the right one can be played off against each other, and so can those
 * that take a line without a version for a request or for the end of one. What else can be read in two ways, the parser of
 * Node.js refuses. Source: RFC 9112 sections 3.2 and 2.3
 */
function refusingAmbiguity(server: FastifyInstance): FastifyInstance {
  server.addHook('onRequest', async ({ raw }, reply) => {
    const hosts = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
    if (hosts.length < 2 && raw.httpVersionMajor > 0) return undefined;
    const reason = hosts.length < 2 ? 'No version of HTTP.\n' : 'Two Host headers.\n';
    return reply.code(400).header('connection', 'close').type('text/plain; charset=utf-8').send(reason);
  });
  return server;
}
