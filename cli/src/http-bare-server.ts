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
}

/** A server without services, with the bounds that hold for all of them. */
export interface BareServer {
  readonly server: FastifyInstance;
  /** Connections from now on are made with this; a server without TLS has none. */
  setSecureContext(context: SecureContextOptions): void;
}

/** Time for a request to arrive completely; who sends slower holds up nobody. */
const arrivalMilliseconds = 60_000;
/** Time for its headers. */
const headerMilliseconds = 20_000;
const headerBytes = 16_384;

export function createBareServer({ logger, trustedProxies, tls }: BareServerOptions): BareServer {
  const options = {
    loggerInstance: logger as FastifyBaseLogger,
    genReqId: callId,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: arrivalMilliseconds,
    forceCloseConnections: 'idle',
    // What has arrived is answered, also at the last moment.
    return503OnClosing: false,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    http: { headersTimeout: headerMilliseconds, maxHeaderSize: headerBytes, requireHostHeader: true },
  } as const satisfies FastifyHttpOptions<never>;
  if (!tls) return { server: fastify(options), setSecureContext: () => undefined };

  const { http, ...others } = options;
  const server = fastify({ ...others, https: { ...http, ...tls } });
  return {
    // The services do not look at what is below; only its type differs.
    server: server as unknown as FastifyInstance,
    setSecureContext: (context) => server.server.setSecureContext(context),
  };
}
