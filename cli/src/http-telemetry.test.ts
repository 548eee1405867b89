import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';

import { testPassword } from '@tenantry/testing';
import { basic, type Serving, serving } from '@tenantry/testing/serving';

const authorization = basic('admin@acme.example', testPassword);
const watcher = basic('admin@fabrikam.com', testPassword);

describe('metrics', () => {
  it('count requests by procedure and outcome, errors by code, calls by route', async () => {
    const opened = await serving();
    const { call, hoster } = opened;
    for (const container of [hoster.acme.path, hoster.rival.path]) await createUser(opened, container);
    await call('/api/managed-active-directory/CreateNothing', { authorization, json: {} });
    await call('/nowhere/at/all');

    const text = await (await call('/metrics', { authorization: watcher })).text();

    const procedure = 'procedure="Hosted Active Directory::CreateUser"';
    assert.equal(valueOf(text, `tenantry_requests_total{${procedure},state="done"}`), 1);
    assert.equal(valueOf(text, `tenantry_requests_total{${procedure},state="failed"}`), 1);
    assert.equal(valueOf(text, 'tenantry_request_errors_total{code="ENGINE_NO_SUCH_OBJECT"}'), 1);
    assert.equal(valueOf(text, `tenantry_request_seconds_count{${procedure}}`), 2);
    const route = 'route="/api/:namespace/:procedure",method="POST"';
    assert.equal(valueOf(text, `tenantry_http_call_seconds_count{${route},status="200"}`), 1);
    assert.equal(valueOf(text, `tenantry_http_call_seconds_count{${route},status="404"}`), 2);
    assert.equal(valueOf(text, 'tenantry_sign_ins_total{outcome="accepted"}'), 4);
  });

  it('tell what there is now: load, queue, connections, the event loop', async () => {
    const { call, hoster } = await serving();
    const what = { namespace: 'Managed Hosting', procedure: 'TestDomainAdmin', input: {} };
    await hoster.client.submit({ what, caller: { trustee: 'system' }, queue: { suspended: true } });

    const text = await (await call('/metrics', { authorization: watcher })).text();

    assert.equal(valueOf(text, 'tenantry_requests_open{state="suspended"}'), 1);
    assert.equal(valueOf(text, 'tenantry_requests_open{state="in-doubt"}'), 0);
    assert.equal(valueOf(text, 'tenantry_requests_present{state="running"}'), 0);
    assert.ok((valueOf(text, 'tenantry_database_connections{pool="engine",state="open"}') ?? 0) > 0);
    assert.notEqual(valueOf(text, 'nodejs_eventloop_lag_seconds'), undefined);
    assert.match(text, /^# TYPE tenantry_directory_wait_seconds histogram$/m);
  });

  it('do not grow with names that callers make up', async () => {
    const { call, hoster } = await serving();
    for (let index = 0; index < 5; index++) {
      const what = { namespace: 'Nowhere', procedure: `Made up ${index}`, input: {} };
      await hoster.client.submit({ what, caller: { trustee: 'system' } });
    }
    const text = await (await call('/metrics', { authorization: watcher })).text();
    assert.equal(valueOf(text, 'tenantry_requests_total{procedure="request",state="failed"}'), 5);
    assert.doesNotMatch(text, /Made up/);
  });

  it('are for the hosting organization', async () => {
    const { call } = await serving();
    const nobody = await call('/metrics');
    assert.deepEqual([nobody.status, nobody.headers.get('tenantry-error')], [401, 'TELEMETRY_UNAUTHENTICATED']);
    const tenant = await call('/metrics', { authorization });
    assert.deepEqual([tenant.status, tenant.headers.get('tenantry-error')], [403, 'TELEMETRY_FORBIDDEN']);
  });
});

describe('the id of a call', () => {
  it('ties caller, log and request together', async () => {
    const opened = await serving();
    const { hoster, log } = opened;
    const answer = await createUser(opened, hoster.acme.path, { 'x-request-id': 'portal-4711' });
    const { requestId } = (await answer.json()) as { requestId: string };

    assert.equal(answer.headers.get('x-request-id'), 'portal-4711');
    assert.equal((await hoster.client.explain(requestId))?.callId, 'portal-4711');
    const line = log().find(({ reqId }) => reqId === 'portal-4711');
    assert.deepEqual(
      [line?.['requestId'], line?.['route'], line?.['status'], line?.['caller'], line?.['from']],
      [requestId, '/api/:namespace/:procedure', 200, hoster.acme.administrator, '127.0.0.1'],
    );
  });

  it('is one of ours where the caller gives none, or one that has no place in a log', async () => {
    const { call } = await serving();
    for (const given of [undefined, 'a b', 'x'.repeat(65), '{"a":1}']) {
      const answer = await call('/healthz', { headers: given === undefined ? {} : { 'x-request-id': given } });
      assert.match(answer.headers.get('x-request-id') ?? '', /^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    }
  });
});

describe('traces', () => {
  it('reach a collector: the call, the request in it, the calls in that, in the trace of the caller', async () => {
    const collector = await startCollector();
    const opened = await serving({ traces: { endpoint: collector.endpoint, serviceName: 'tenantry of a test' } });
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await createUser(opened, opened.hoster.acme.path, {
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    });
    assert.equal(answer.status, 200);
    const { requestId } = (await answer.json()) as { requestId: string };
    await opened.telemetry.stop();

    const spans = collector.spans().filter((span) => span.traceId === traceId);
    const named = (name: string) => spans.find((span) => span.name === name) ?? assert.fail(`${name} is missing`);
    const http = named('POST /api/:namespace/:procedure');
    const [request, outermost] = spans.filter(({ name }) => name === 'Hosted Active Directory::CreateUser');
    const inner = named('Managed Active Directory::CreateUser');
    assert.equal(http.parentSpanId, '00f067aa0ba902b7');
    assert.equal(request?.parentSpanId, http.spanId);
    assert.equal(outermost?.parentSpanId, request?.spanId);
    assert.equal(inner.parentSpanId, outermost?.spanId);
    assert.ok(request?.attributes.some(({ value }) => value.stringValue === requestId));
    assert.ok(collector.services().includes('tenantry of a test'));
    assert.doesNotMatch(collector.text(), new RegExp(testPassword));
  });

  it('link the work that a call has queued to the call', async () => {
    const collector = await startCollector();
    const opened = await serving({ traces: { endpoint: collector.endpoint, serviceName: 'tenantry of a test' } });
    const answer = await createUser(opened, opened.hoster.acme.path, { prefer: 'respond-async' });
    assert.equal(answer.status, 202);
    const { requestId } = (await answer.json()) as { requestId: string };
    assert.equal((await opened.hoster.client.wait(requestId, 20_000))?.state, 'done');
    await opened.telemetry.stop();

    const spans = collector.spans();
    const call = spans.find(({ name }) => name === 'POST /api/:namespace/:procedure') ?? assert.fail('no call');
    const work = spans.find(({ attributes }) => attributes.some(({ value }) => value.stringValue === requestId));
    assert.deepEqual(
      work?.links?.map(({ traceId, spanId }) => [traceId, spanId]),
      [[call.traceId, call.spanId]],
    );
    // It may run days later, and is a trace of its own.
    assert.equal(work?.parentSpanId, undefined);
    assert.notEqual(work?.traceId, call.traceId);
  });
});

function createUser({ call }: Serving, container: string, headers: Record<string, string> = {}): Promise<Response> {
  const json = { container, userPrincipalName: 'ann@acme.example', isAdmin: false, newPassword: testPassword };
  return call('/api/hosted-active-directory/CreateUser', { authorization, json, headers });
}

/** Value of a line of metrics; undefined when there is none. */
function valueOf(text: string, name: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: SentSpan['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** Takes OTLP over HTTP in JSON, as collectors do. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces') bodies.push(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const sent = () => bodies.flatMap((body) => (JSON.parse(body) as Sent).resourceSpans);
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => sent().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    services: () => sent().flatMap(({ resource }) => resource.attributes.map(({ value }) => value.stringValue)),
    text: () => bodies.join('\n'),
  };
}
