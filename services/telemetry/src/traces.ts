import { AsyncLocalStorage } from 'node:async_hooks';

import type { Context, Span, SpanContext, SpanOptions, Tracer } from '@opentelemetry/api';
import type { ObservedCall, ObservedRequest } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Spans of calls over HTTP, of the requests in them and of the calls in those, sent to a collector. */
export interface Traces {
  /** Follows the calls of a server. */
  follow(server: FastifyInstance): void;
  observe(request: ObservedRequest): void;
  /** Where the call that runs just now is in its trace. Source: W3C Trace Context section 3.2 */
  traceParent(): string | undefined;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export interface TraceOptions {
  /** Address of the collector (OTLP over HTTP), without `/v1/traces`. */
  readonly endpoint: string;
  readonly serviceName: string;
}

/** What OpenTelemetry is made of; loaded by who wants traces, and by nobody else. */
interface Library {
  readonly api: typeof import('@opentelemetry/api');
  readonly tracer: Tracer;
  shutdown(): Promise<void>;
}

/** Begins to send traces. Beyond the address everything is set by the variables of OpenTelemetry, e.g. OTEL_EXPORTER_OTLP_HEADERS. */
export async function openTraces(options: TraceOptions): Promise<Traces> {
  const { api, tracer, shutdown } = await loadLibrary(options);
  // A request is run in the context of the call that brought it; one from the queue begins a trace of its own, with a link.
  const contexts = new AsyncLocalStorage<Context>();
  const spans = new WeakMap<FastifyRequest, { readonly span: Span; readonly context: Context }>();

  return {
    follow(server) {
      server.addHook('onRequest', (request, _reply, done) => {
        const parent = callerContext(request) ?? api.ROOT_CONTEXT;
        const span = tracer.startSpan(
          nameOf(request),
          { kind: api.SpanKind.SERVER, attributes: describe(request) },
          parent,
        );
        const context = api.trace.setSpan(parent, span);
        spans.set(request, { span, context });
        contexts.run(context, done);
      });
      // Bodies arrive in events of the connection, which know nothing of the call.
      server.addHook('preValidation', (request, _reply, done) => {
        contexts.run(spans.get(request)?.context ?? api.ROOT_CONTEXT, done);
      });
      server.addHook('onResponse', async (request, { statusCode }) => {
        const span = spans.get(request)?.span;
        span?.setAttribute('http.response.status_code', statusCode);
        if (statusCode >= 500) span?.setStatus({ code: api.SpanStatusCode.ERROR });
        span?.end();
      });
    },
    observe(request) {
      const parent = request.queued ? api.ROOT_CONTEXT : (contexts.getStore() ?? api.ROOT_CONTEXT);
      const origin = request.queued ? readParent(request.traceParent) : undefined;
      const begun = request.startedAt.getTime();
      const root = record(parent, {
        title: request.title,
        errorCode: request.errorCode,
        from: begun,
        to: begun + request.milliseconds,
        attributes: { 'tenantry.request_id': request.requestId, 'tenantry.state': request.state },
        ...(origin ? { links: [{ context: origin }] } : {}),
      });
      const byNumber = new Map<number, Context>();
      for (const call of request.calls)
        byNumber.set(call.number, recordCall(call, byNumber.get(call.parent) ?? root, begun));
    },
    traceParent() {
      const context = contexts.getStore();
      const span = context && api.trace.getSpanContext(context);
      return span && `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}`;
    },
    stop: shutdown,
  };

  function recordCall(
    { title, kind, errorCode, startedAfter, milliseconds }: ObservedCall,
    parent: Context,
    begun: number,
  ) {
    const from = begun + startedAfter;
    return record(parent, { title, errorCode, from, to: from + milliseconds, attributes: { 'tenantry.kind': kind } });
  }

  /** A span of the past. */
  function record(parent: Context, { title, errorCode, from, to, attributes, links = [] }: Recorded): Context {
    const span = tracer.startSpan(title, { startTime: from, attributes, links }, parent);
    if (errorCode !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR, message: errorCode });
    span.end(to);
    return api.trace.setSpan(parent, span);
  }

  /** The trace that the caller is in. */
  function callerContext({ headers }: FastifyRequest): Context | undefined {
    const span = readParent(String(headers['traceparent']));
    return span && api.trace.setSpanContext(api.ROOT_CONTEXT, span);
  }

  function readParent(text = ''): SpanContext | undefined {
    const found = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(text);
    const [, traceId = '', spanId = '', flags = '0'] = found ?? [];
    const span = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
    return api.isSpanContextValid(span) ? span : undefined;
  }
}

interface Recorded {
  readonly title: string;
  readonly errorCode: string | undefined;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly attributes: NonNullable<SpanOptions['attributes']>;
  readonly links?: NonNullable<SpanOptions['links']>;
}

async function loadLibrary({ endpoint, serviceName }: TraceOptions): Promise<Library> {
  const [api, { BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resources.defaultResource().merge(resources.resourceFromAttributes({ 'service.name': serviceName })),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  return { api, tracer: provider.getTracer('tenantry'), shutdown: () => provider.shutdown() };
}

function nameOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${routeOptions.url ?? ''}`.trim();
}

/** By the names of the semantic conventions for HTTP servers. */
function describe(request: FastifyRequest): Record<string, string> {
  return {
    'http.request.method': request.method,
    'url.path': request.url.split('?', 1)[0] ?? '',
    'client.address': request.ip,
    'tenantry.call_id': request.id,
    ...(request.routeOptions.url === undefined ? {} : { 'http.route': request.routeOptions.url }),
  };
}
