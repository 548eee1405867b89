import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { testPassword } from '@tenantry/testing';
import { basic, serving } from '@tenantry/testing/serving';

/** What anybody may ask for: whether the server lives, and descriptions of what it can do. */
const open: readonly string[] = [
  'GET /healthz',
  'GET /readyz',
  'GET /',
  'GET /mpsws',
  'GET /mpsws/:service/:file',
  'GET /api',
  'GET /api/openapi.json',
  'GET /api/:namespace/:procedure',
];
/** Methods that a SOAP address does not have are told so before anybody signs in. */
const noMethod = /^(PUT|PATCH|DELETE|OPTIONS) \/mpsws\/:service\/:file$/;
/** What only administrators of the hoster, or people of its own organization, may see. */
const ofHoster = /^\w+ \/(deploy\/|metrics$)/;
const values: Readonly<Record<string, string>> = {
  ':service': 'ManagedPlans',
  ':file': 'Service.asmx',
  ':namespace': 'managed-plans',
  ':procedure': 'GetPlan',
};

// Every route of the server, those included that are added later: whoever adds one that is open has to say so above.
describe('every route', () => {
  it('lets nobody in who has not signed in', async () => {
    const { routes, callRoute } = await openRoutes();
    const proofs = [
      undefined,
      'Basic !!!',
      'Basic ',
      basic('admin@acme.example', 'wrong'),
      basic('', testPassword),
      'Bearer x',
      'Bearer eyJhbGciOiJub25lIn0.eyJ1cG4iOiJhZG1pbkBmYWJyaWthbS5jb20ifQ.',
      `Bearer tnt_0123456789abcdef_${'A'.repeat(43)}`,
      'Negotiate YII=',
    ];
    for (const route of routes.filter((each) => !open.includes(each))) {
      for (const proof of proofs) {
        const { status } = await callRoute(route, proof);
        assert.equal(status, noMethod.test(route) ? 405 : 401, `${route} with ${proof}`);
      }
    }
  });

  it('lets anybody in where there is nothing to protect', async () => {
    const { callRoute } = await openRoutes();
    for (const route of open) assert.equal((await callRoute(route)).status, 200, route);
  });

  it('of the hoster is closed to tenants and resellers', async () => {
    const { routes, callRoute } = await openRoutes();
    const found = routes.filter((each) => ofHoster.test(each));
    assert.ok(found.length >= 14);
    for (const route of found) {
      for (const name of ['admin@acme.example', 'reseller@fabrikam.com']) {
        const { status } = await callRoute(route, basic(name, testPassword));
        assert.equal(status, 403, `${route} as ${name}`);
      }
    }
  });

  it('shows a request to nobody but who submitted it, and the hoster', async () => {
    const { hoster, routes, callRoute } = await openRoutes();
    const what = { namespace: 'Managed Plans', procedure: 'GetPlan', input: { planName: 'MailboxGold' } };
    const { requestId } = await hoster.client.submit({ what, caller: { trustee: hoster.acme.administrator } });
    const found = routes.filter((each) => each.includes('/requests/:id'));
    assert.equal(found.length, 5);
    for (const route of found) {
      const as = (name: string) => callRoute(route, basic(name, testPassword), requestId);
      for (const name of ['admin@rival.example', 'reseller@fabrikam.com']) {
        assert.equal((await as(name)).status, 404, `${route} as ${name}`);
      }
      // What has ended cannot be cancelled.
      const seen = route.endsWith('/cancel') ? 409 : 200;
      for (const name of ['admin@acme.example', 'admin@fabrikam.com']) {
        assert.equal((await as(name)).status, seen, `${route} as ${name}`);
      }
    }
  });

  it('answers without telling what it is made of', async () => {
    const { routes, callRoute } = await openRoutes();
    for (const route of [...routes, 'GET /nowhere', 'GET /api/nowhere', 'GET /deploy/nowhere']) {
      const answer = await callRoute(route);
      assert.equal(answer.headers.get('x-powered-by'), null);
      assert.equal(answer.headers.get('server'), null);
      assert.doesNotMatch(answer.text, /node_modules|\.ts:\d|at async/, route);
    }
  });
});

async function openRoutes() {
  const { call, hoster, server } = await serving({ flags: { addressFailures: '1000000', signInFailures: '1000000' } });
  const routes = server.routes.filter(({ method }) => method !== 'HEAD').map(({ method, path }) => `${method} ${path}`);
  assert.ok(routes.length > 30);
  for (const each of open) assert.ok(routes.includes(each), each);
  return { hoster, routes, callRoute };

  async function callRoute(route: string, authorization?: string, id = '01a21361-16ad-74f6-8c83-8c177040c823') {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replaceAll(/:\w+/g, (name) => values[name] ?? id);
    const answer = await call(path, { method, authorization });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}
