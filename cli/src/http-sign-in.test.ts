import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { testPassword } from '@tenantry/testing';
import { basic, type Serving, serving } from '@tenantry/testing/serving';

// Who may call, over a real server: each kind of proof, in each service.
describe('signing in over HTTP', () => {
  it('takes name and password in REST, SOAP, requests and deployment', async () => {
    const { call } = await serving();
    const authorization = basic('admin@acme.example', testPassword);

    assert.equal((await call('/api/requests', { authorization })).status, 200);
    assert.equal((await soap(call, authorization)).status, 200);
    assert.equal((await call('/requests/1', { authorization })).status, 404);
    assert.equal((await call('/deploy/tree', { authorization })).status, 403);
    const refused = await call('/api/requests', { authorization: basic('admin@acme.example', 'wrong') });
    assert.equal(refused.status, 401);
    assert.match(refused.headers.get('www-authenticate') ?? '', /^Basic .*, Bearer /);
  });

  it('takes a token as bearer, and as the password of the user "token"', async () => {
    const { call, hoster } = await serving();
    const { token, id } = await hoster.installation.tokens.create({
      name: 'provisioning',
      account: 'admin@acme.example',
      organization: hoster.acme.path,
      role: 'UserCreators',
      days: 1,
      createdBy: 'test',
    });
    for (const authorization of [`Bearer ${token}`, basic('token', token)]) {
      const made = await createUser(call, {
        authorization,
        container: hoster.acme.path,
        name: `ann${authorization.length}`,
      });
      assert.equal(made.status, 200);
      const { requestId } = (await made.json()) as { requestId: string };
      assert.equal((await call(`/api/requests/${requestId}`, { authorization })).status, 200);
      assert.match((await hoster.client.explain(requestId))?.trustee ?? '', new RegExp(`\\(token ${id}\\)$`));
    }
    assert.equal((await soap(call, `Bearer ${token}`)).status, 200);
    assert.equal((await call('/api/requests', { authorization: `Bearer ${token}x` })).status, 401);
  });

  it('shows a token nothing of the other requests of its user', async () => {
    const { call, hoster } = await serving();
    const own = basic('admin@acme.example', testPassword);
    const made = await createUser(call, { authorization: own, container: hoster.acme.path, name: 'ann' });
    const { requestId } = (await made.json()) as { requestId: string };
    const order = {
      name: 'x',
      account: 'admin@acme.example',
      organization: hoster.acme.path,
      days: 1,
      createdBy: 'test',
    };
    const { token } = await hoster.installation.tokens.create({ ...order, role: 'Users' });

    const authorization = `Bearer ${token}`;
    assert.equal((await call(`/api/requests/${requestId}`, { authorization })).status, 404);
    assert.deepEqual(await (await call('/api/requests', { authorization })).json(), { requests: [] });
  });

  it('locks a name out in every service alike, whether anybody has it or not', async () => {
    const { call } = await serving({ flags: { signInFailures: '2' } });
    for (const name of ['admin@acme.example', 'nobody@acme.example']) {
      for (let failure = 1; failure <= 2; failure++) {
        assert.equal((await call('/api/requests', { authorization: basic(name, 'wrong') })).status, 401);
      }
      const authorization = basic(name, testPassword);
      const answers = [
        await call('/api/requests', { authorization }),
        await soap(call, authorization),
        await call('/requests/1', { authorization }),
        await call('/deploy/tree', { authorization }),
        await call('/OAB/00000000-0000-0000-0000-000000000000/oab.xml', { authorization }),
      ];
      for (const answer of answers) {
        assert.equal(answer.status, 429);
        assert.match(answer.headers.get('retry-after') ?? '', /^(89\d|900)$/);
        assert.match(await answer.text(), /SIGN_IN_TOO_MANY_ATTEMPTS|Signing in has failed too often/);
      }
    }
  });

  it('bounds the calls of an account and of an address', async () => {
    const byAccount = await serving({ flags: { accountCalls: '3' } });
    const first = basic('admin@acme.example', testPassword);
    const second = basic('admin@rival.example', testPassword);
    assert.deepEqual(await statuses(byAccount, [first, first, first, first, second]), [200, 200, 200, 429, 200]);

    const byAddress = await serving({ flags: { addressCalls: '3' } });
    assert.deepEqual(await statuses(byAddress, [first, second, undefined, second]), [200, 200, 401, 429]);
    const refused = await byAddress.call('/api/requests', { authorization: first });
    assert.match(await refused.text(), /SIGN_IN_TOO_MANY_CALLS/);
    assert.match(refused.headers.get('retry-after') ?? '', /^[1-6]?\d$/);
  });

  it('counts by the address that a trusted server in front names, and by no other', async () => {
    const behind = await serving({ flags: { addressCalls: '1', trustedProxies: '127.0.0.1' } });
    const authorization = basic('admin@acme.example', testPassword);
    const from = async ({ call }: Serving, address: string) =>
      (await call('/api/requests', { authorization, headers: { 'x-forwarded-for': address } })).status;
    assert.deepEqual(
      [await from(behind, '192.0.2.1'), await from(behind, '192.0.2.2'), await from(behind, '192.0.2.1')],
      [200, 200, 429],
    );
    const direct = await serving({ flags: { addressCalls: '1' } });
    assert.deepEqual([await from(direct, '192.0.2.1'), await from(direct, '192.0.2.2')], [200, 429]);
  });

  it('tells whom it let in, and keeps what they proved it with to itself', async () => {
    const { call, hoster, log } = await serving();
    await call('/api/requests', { authorization: basic('admin@acme.example', testPassword) });
    await call('/api/requests', { authorization: basic('admin@acme.example', 'Wrong-password-7') });
    const text = JSON.stringify(log());
    assert.match(text, new RegExp(hoster.acme.administrator));
    for (const secret of [testPassword, 'Wrong-password-7', basic('admin@acme.example', testPassword).slice(6)]) {
      assert.equal(text.includes(secret), false);
    }
  });
});

async function statuses({ call }: Serving, callers: readonly (string | undefined)[]): Promise<number[]> {
  const found: number[] = [];
  for (const authorization of callers) found.push((await call('/api/requests', { authorization })).status);
  return found;
}

function createUser(
  call: Serving['call'],
  {
    authorization,
    container,
    name,
  }: { readonly authorization: string; readonly container: string; readonly name: string },
): Promise<Response> {
  const json = { container, userPrincipalName: `${name}@acme.example` };
  return call('/api/managed-active-directory/CreateUser', { authorization, json });
}

async function soap(call: Serving['call'], authorization: string): Promise<Response> {
  const body =
    '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><GetPlan xmlns="urn:tenantry:ManagedPlans"><GetPlanRequest><planName>MailboxGold</planName></GetPlanRequest></GetPlan></Body></Envelope>';
  return call('/mpsws/ManagedPlans/Service.asmx', { authorization, body, headers: { 'content-type': 'text/xml' } });
}
