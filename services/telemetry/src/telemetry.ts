import type { ObservedRequest } from '@tenantry/engine/client';
import type { FastifyInstance } from 'fastify';

import { type CallLogOptions, logCalls } from './call-log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openTraces, type TraceOptions, type Traces } from './traces.ts';

/** How an installation is watched: metrics, a line for each call, and traces where a collector is named. */
export interface Telemetry {
  readonly metrics: Metrics;
  observe(request: ObservedRequest): void;
  waited(milliseconds: number): void;
  /** Where the call that runs just now is in a trace (W3C Trace Context). */
  traceParent(): string | undefined;
  /** Follows the calls of a server. To be called before services are registered. */
  follow(server: FastifyInstance, options: CallLogOptions): void;
  stop(): Promise<void>;
}

export async function openTelemetry(options: { readonly traces?: TraceOptions | undefined } = {}): Promise<Telemetry> {
  const metrics = createMetrics();
  const traces: Traces | undefined = options.traces && (await openTraces(options.traces));
  return {
    metrics,
    observe(request) {
      metrics.observe(request);
      traces?.observe(request);
    },
    waited: metrics.waited,
    traceParent: () => traces?.traceParent(),
    follow(server, callLog) {
      traces?.follow(server);
      logCalls(server, callLog);
      server.addHook('onResponse', async (request, { statusCode, elapsedTime }) => {
        const { method, routeOptions } = request;
        metrics.called({
          route: routeOptions.url ?? 'none',
          method,
          status: statusCode,
          seconds: elapsedTime / 1000,
        });
      });
    },
    stop: async () => traces?.stop(),
  };
}
