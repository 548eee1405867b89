import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';
import { type FastifyInstance, fastify } from 'fastify';

import { restService } from './rest-service.ts';

const createUser = '/api/managed-active-directory/CreateUser';

describe('REST', () => {
  it('calls a procedure with JSON, under either spelling of its namespace', async () => {
    const { hoster, post } = await open();
    const input = { container: hoster.acme.path, userPrincipalName: 'ann@acme.example' };
    const made = await post(createUser, input);
    const read = await post('/api/Managed%20Hosting/GetOrgType', { path: hoster.acme.path });

    assert.equal(made.statusCode, 200);
    const { requestId, state, output } = made.json();
    assert.deepEqual([state, requestId], ['done', made.headers['tenantry-request-id']]);
    assert.match(output.user.path, /^LDAP:\/\/CN=ann/);
    assert.equal(made.headers.location, `/api/requests/${requestId}`);
    assert.equal(made.headers['cache-control'], 'no-store');
    assert.deepEqual(read.json().output, { orgType: 'customer' });
  });

  it('plans without doing anything', async () => {
    const { hoster, post } = await open();
    const before = await hoster.everything();
    const input = { container: hoster.acme.path, userPrincipalName: 'ann@acme.example' };
    const planned = await post(`${createUser}?plan=true`, input);

    assert.equal(planned.statusCode, 200);
    assert.match(planned.json().changes.join('\n'), /userPrincipalName: ann@acme\.example/);
    assert.deepEqual(await hoster.everything(), before);
    assert.equal((await post(`${createUser}?plan=perhaps`, input)).json().code, 'REST_QUERY_INVALID');
  });

  it('takes a request for later, and tells what became of it step by step', async () => {
    const { hoster, post, get } = await open();
    const input = { container: hoster.acme.path, userPrincipalName: 'ann@acme.example' };
    const taken = await post(createUser, input, { prefer: 'wait=5, respond-async' });
    assert.deepEqual([taken.statusCode, taken.headers['preference-applied']], [202, 'respond-async']);
    const address = String(taken.headers.location);

    const events = (await get(`${address}/events`)).body;
    const answer = await get(address);
    const steps = await get(`${address}/steps`);

    assert.match(events, /^event: step\nid: 1\ndata: \{.*"procedure":"CreateUser"/);
    assert.match(events, /event: ended\nid: 0\ndata: \{.*"state":"done"/);
    assert.equal(answer.json().state, 'done');
    assert.ok(steps.json().steps.length > 1);
  });

  it('does nothing twice for one idempotency key', async () => {
    const { hoster, post } = await open();
    const input = { container: hoster.acme.path, userPrincipalName: 'ann@acme.example' };
    const key = { 'idempotency-key': 'once' };
    const first = await post(createUser, input, key);
    const second = await post(createUser, input, key);
    const other = await post(createUser, { ...input, userPrincipalName: 'ben@acme.example' }, key);

    assert.equal(second.json().requestId, first.json().requestId);
    assert.deepEqual([other.statusCode, other.json().code], [409, 'ENGINE_CLIENT_TRANSACTION_REUSED']);
  });

  it('tells errors as problems, with the path of the value and the request', async () => {
    const { hoster, post, get } = await open();
    const wrong = await post(createUser, { container: hoster.acme.path, userPrincipalName: 7 });
    const foreign = await post(createUser, { container: hoster.rival.path, userPrincipalName: 'x@rival.example' });

    assert.equal(wrong.statusCode, 400);
    assert.equal(wrong.headers['content-type'], 'application/problem+json; charset=utf-8');
    const problem = wrong.json();
    assert.equal(problem.code, 'ENGINE_INPUT_INVALID');
    assert.equal(problem.invalidValues[0].path, 'userPrincipalName');
    assert.equal(problem.callStack[0].procedure, 'CreateUser');
    assert.equal((await get(problem.instance)).json().error.code, 'ENGINE_INPUT_INVALID');
    assert.equal(foreign.json().code, 'ENGINE_NO_SUCH_OBJECT');
  });

  it('refuses what it does not know, with a code', async () => {
    const { post, get, server, credentials } = await open({ bodyBytes: 1000 });
    const raw = (payload: string, type = 'application/json') =>
      server.inject({
        method: 'POST',
        url: createUser,
        payload,
        headers: { authorization: credentials, 'content-type': type },
      });
    const cases: [number, string, Promise<{ statusCode: number; json(): { code: string } }>][] = [
      [404, 'REST_NO_SUCH_PROCEDURE', post('/api/managed-active-directory/CreateNothing', {})],
      [404, 'REST_NO_SUCH_PROCEDURE', post('/api/exchange-2007-provider/CreateMailbox', {})],
      [404, 'REST_NO_SUCH_ADDRESS', get('/api/nothing')],
      [404, 'REST_NO_SUCH_REQUEST', get('/api/requests/01a21361-16ad-74f6-8c83-8c177040c823')],
      [404, 'REST_NO_SUCH_REQUEST', get('/api/requests/1')],
      [400, 'REST_QUERY_INVALID', get('/api/requests?state=lost')],
      [400, 'REST_QUERY_INVALID', get('/api/requests?limit=1001')],
      [415, 'REST_NOT_JSON', raw('<a/>', 'text/xml')],
      [400, 'REST_BAD_HTTP', raw('{')],
      [400, 'REST_BAD_HTTP', raw('{"__proto__": {"isAdmin": true}}')],
      [413, 'REST_BODY_TOO_LARGE', raw(`{"container": "${'x'.repeat(2000)}"}`)],
      [400, 'REST_TOO_DEEP', raw('['.repeat(65))],
      [400, 'ENGINE_INPUT_INVALID', raw('[1]')],
    ];
    for (const [status, code, answering] of cases) {
      const answer = await answering;
      assert.deepEqual([answer.statusCode, answer.json().code], [status, code]);
    }
  });

  it('lets nobody in without credentials', async () => {
    const { server } = await open();
    for (const url of [createUser, '/api/requests', '/api/requests/1/events']) {
      const method = url === createUser ? 'POST' : 'GET';
      const answer = await server.inject({ method, url, headers: { authorization: basic('nobody', 'x') } });
      assert.deepEqual([answer.statusCode, answer.json().code], [401, 'REST_UNAUTHENTICATED'], url);
      assert.match(String(answer.headers['www-authenticate']), /^Basic /);
    }
  });

  it('shows requests to who submitted them and to administrators of the hoster, and pages with tags', async () => {
    const { hoster, post, get } = await open();
    const made = await post(createUser, { container: hoster.acme.path, userPrincipalName: 'ann@acme.example' });
    const { requestId } = made.json();

    const own = await get('/api/requests?title=CreateUser&limit=1');
    const others = await get('/api/requests', 'rival');
    const all = await get('/api/requests', 'system');
    const again = await get('/api/requests?title=CreateUser&limit=1', 'acme', String(own.headers.etag));

    assert.deepEqual(
      own.json().requests.map((each: { requestId: string }) => each.requestId),
      [requestId],
    );
    assert.deepEqual(others.json().requests, []);
    assert.equal((await get(`/api/requests/${requestId}`, 'rival')).json().code, 'REST_NO_SUCH_REQUEST');
    assert.ok(all.json().requests.length > 1);
    assert.deepEqual([again.statusCode, again.body], [304, '']);
  });

  it('describes every public procedure once', async () => {
    const { hoster, server } = await open();
    const description = (await server.inject('/api/openapi.json')).json();

    const open_ = hoster.client.definitions().filter(({ access }) => access === 'public');
    const described = Object.keys(description.paths).filter((path) => isCall(path));
    assert.equal(described.length, open_.length);
    const ids = Object.values<Record<string, { operationId: string }>>(description.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    assert.equal(new Set(ids).size, ids.length);
    const { schema } =
      description.paths['/hosted-email-2007/CreateMailbox'].post.requestBody.content['application/json'];
    assert.ok(schema.required.includes('planName'));
  });

  it('shows people every public procedure on one page, and each on its own', async () => {
    const { hoster, server } = await open();
    const overview = await server.inject('/api/');
    const links = [...overview.body.matchAll(/href="(\/api\/[a-z0-9-]+\/\w+)"/g)].map(([, href = '']) => href);

    const open_ = hoster.client.definitions().filter(({ access }) => access === 'public');
    assert.equal(new Set(links).size, open_.length);
    assert.match(overview.body, /GET \/api\/organizations\/\{organization\}\/users/);
    for (const href of new Set(links)) assert.equal((await server.inject(href)).statusCode, 200, href);
    const page = (await server.inject('/api/hosted-email-2007/CreateMailbox')).body;
    assert.match(page, /<code>planOverrides\/prohibitSendQuota<\/code>/);
    assert.equal((await server.inject('/api/managed-hosting/Nope')).json().code, 'REST_NO_SUCH_PROCEDURE');
  });

  it('sends pages in which nothing can run', async () => {
    const { server } = await open();
    const { headers, body } = await server.inject('/api/');
    const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    assert.match(String(headers['content-security-policy']), /^default-src 'none'; style-src 'sha256-/);
    assert.ok(String(headers['content-security-policy']).includes(digest));
  });
});

/** `/namespace/Procedure`; resources and requests are all in small letters. */
function isCall(path: string): boolean {
  return /^\/[a-z0-9-]+\/[A-Z]\w*$/.test(path);
}

type Who = 'acme' | 'rival' | 'system';

/** The service with the administrators of two tenants and the operator as callers. */
async function open({ bodyBytes }: { bodyBytes?: number } = {}) {
  const hoster = await hosting();
  const server = fastify();
  await server.register(restService, {
    prefix: '/api',
    client: hoster.client,
    authenticate: async ({ headers: { authorization } }) => trusteeOf(hoster, authorization),
    seesAll: async ({ trustee }) => trustee === 'system',
    statusOf: statusOfCode,
    ...(bodyBytes === undefined ? {} : { bodyBytes }),
  });
  return {
    hoster,
    server: server as FastifyInstance,
    credentials: basic('acme', 'x'),
    post: (url: string, payload: object, headers: Record<string, string> = {}) =>
      server.inject({ method: 'POST', url, payload, headers: { authorization: basic('acme', 'x'), ...headers } }),
    get: (url: string, who: Who = 'acme', tag?: string) =>
      server.inject({
        url,
        headers: { authorization: basic(who, 'x'), ...(tag === undefined ? {} : { 'if-none-match': tag }) },
      }),
  };
}

function trusteeOf({ acme, rival }: Hosting, authorization = ''): { trustee: string } | undefined {
  const trustees: Record<string, string> = {
    [basic('acme', 'x')]: acme.administrator,
    [basic('rival', 'x')]: rival.administrator,
    [basic('system', 'x')]: 'system',
  };
  const trustee = trustees[authorization];
  return trustee === undefined ? undefined : { trustee };
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** What the server is given for it is tested where it is written. */
function statusOfCode({ code }: { readonly code: string }): number {
  const statuses: Record<string, number> = {
    REST_UNAUTHENTICATED: 401,
    ENGINE_MISSING_PRIVILEGE: 403,
    REST_NO_SUCH_PROCEDURE: 404,
    REST_NO_SUCH_ADDRESS: 404,
    REST_NO_SUCH_REQUEST: 404,
    ENGINE_CLIENT_TRANSACTION_REUSED: 409,
    REST_BODY_TOO_LARGE: 413,
    REST_NOT_JSON: 415,
  };
  return statuses[code] ?? 400;
}
