import type { ObservedRequest, PoolLoad } from '@tenantry/engine/client';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted and measured, in the format of Prometheus. */
export interface Metrics {
  readonly contentType: string;
  observe(request: ObservedRequest): void;
  /** A call over HTTP has been answered; the route with names in place of values. */
  called(call: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  /** Somebody has tried to sign in. */
  signedIn(outcome: string): void;
  /** Somebody has waited for a controller of the directory to catch up. */
  waited(milliseconds: number): void;
  /** All of it as text; what is looked at now comes from the source. */
  render(source: MetricsSource): Promise<string>;
}

/** What is looked at when somebody asks. */
export interface MetricsSource {
  load(): { readonly running: number; readonly waiting: number };
  /** Requests of the installation that wait for something, by state. */
  countOpen(): Promise<ReadonlyMap<string, number>>;
  pools(): readonly PoolLoad[];
}

/** From a read that is at hand to a request that waits for locks. */
const requestBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
const waitBuckets = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5, 15];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'tenantry_requests_total',
    help: 'Requests that were run, by procedure and the state that they ended in.',
    labelNames: ['procedure', 'state'],
    registers,
  });
  const errors = new Counter({
    name: 'tenantry_request_errors_total',
    help: 'Requests that failed, by code.',
    labelNames: ['code'],
    registers,
  });
  const durations = new Histogram({
    name: 'tenantry_request_seconds',
    help: 'Time that requests took to run.',
    labelNames: ['procedure'],
    buckets: requestBuckets,
    registers,
  });
  const calls = new Histogram({
    name: 'tenantry_http_call_seconds',
    help: 'Time that calls over HTTP took, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const signIns = new Counter({
    name: 'tenantry_sign_ins_total',
    help: 'Calls by whether they were signed in: accepted, refused, locked.',
    labelNames: ['outcome'],
    registers,
  });
  const waits = new Histogram({
    name: 'tenantry_directory_wait_seconds',
    help: 'Time that requests waited for a controller of the directory to catch up.',
    buckets: waitBuckets,
    registers,
  });
  const present = new Gauge({
    name: 'tenantry_requests_present',
    help: 'Requests that run or wait for a place at this engine.',
    labelNames: ['state'],
    registers,
  });
  const open = new Gauge({
    name: 'tenantry_requests_open',
    help: 'Requests of the whole installation that wait: queued, suspended, awaiting-operator, in-doubt. Counted up to 10000.',
    labelNames: ['state'],
    registers,
  });
  const connections = new Gauge({
    name: 'tenantry_database_connections',
    help: 'Connections to the database by pool: open, idle; and callers waiting for one.',
    labelNames: ['pool', 'state'],
    registers,
  });

  return {
    contentType: registry.contentType,
    observe({ title, state, errorCode, milliseconds }) {
      requests.inc({ procedure: title, state });
      if (errorCode !== undefined) errors.inc({ code: errorCode });
      durations.observe({ procedure: title }, milliseconds / 1000);
    },
    called({ route, method, status, seconds }) {
      calls.observe({ route, method, status }, seconds);
    },
    signedIn: (outcome) => signIns.inc({ outcome }),
    waited: (milliseconds) => waits.observe(milliseconds / 1000),
    async render(source) {
      const { running, waiting } = source.load();
      present.set({ state: 'running' }, running);
      present.set({ state: 'waiting' }, waiting);
      for (const [state, count] of await source.countOpen()) open.set({ state }, count);
      for (const pool of source.pools()) {
        for (const state of ['open', 'idle', 'waiting'] as const)
          connections.set({ pool: pool.name, state }, pool[state]);
      }
      return registry.metrics();
    },
  };
}
