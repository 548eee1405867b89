import { type Principal, ProvisioningError } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { MetricsForbidden, MetricsUnauthenticated } from './errors.ts';
import type { Metrics, MetricsSource } from './metrics.ts';

export interface MetricsServiceOptions {
  readonly metrics: Metrics;
  readonly source: MetricsSource;
  /** Who sends a request; undefined when it proves nobody. Its refusals are errors. */
  authenticate(request: FastifyRequest): Promise<Principal | undefined>;
  /** Whether somebody may see what is about all tenants together. */
  mayWatch(caller: Principal): Promise<boolean>;
}

const statuses: Readonly<Record<string, number>> = {
  [MetricsUnauthenticated.code]: 401,
  [MetricsForbidden.code]: 403,
  SIGN_IN_TOO_MANY_ATTEMPTS: 429,
  SIGN_IN_TOO_MANY_CALLS: 429,
  SIGN_IN_ISSUER_UNAVAILABLE: 503,
};

/** `GET /metrics` for Prometheus. A Fastify plugin. */
export async function metricsService(server: FastifyInstance, options: MetricsServiceOptions): Promise<void> {
  const { metrics, source, authenticate, mayWatch } = options;

  server.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof ProvisioningError)) throw error;
    return reply
      .code(statuses[error.code] ?? 500)
      .header('tenantry-error', error.code)
      .type('text/plain; charset=utf-8')
      .send(`${error.message}\n`);
  });

  server.get('/metrics', async (request, reply) => {
    const caller = await authenticate(request);
    if (!caller) {
      reply.header('www-authenticate', 'Basic realm="tenantry", charset="UTF-8"');
      throw MetricsUnauthenticated();
    }
    if (!(await mayWatch(caller))) throw MetricsForbidden(caller.trustee);
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.render(source));
  });
}
