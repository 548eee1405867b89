import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import { hosting } from '@tenantry/testing';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import Provider from 'oidc-provider';

import { createOpenIdConnect } from './open-id-connect.ts';

const audience = 'urn:tenantry';
const portal = { client_id: 'portal', client_secret: 'a secret of the test' };
const upn = 'admin@acme.example';

// The provider is a real one, which gives tokens by OAuth 2.0.
describe('bearer tokens of OpenID Connect', () => {
  let provider: RunningProvider;
  before(async () => {
    provider = await startProvider();
  });
  after(() => provider.close());

  it('sign in the user whom their claim names', async () => {
    const { check, hoster } = await open();
    assert.deepEqual(await check(await provider.token({ upn })), { trustee: hoster.acme.administrator });
    assert.equal(await check(await provider.token({ upn: 'nobody@acme.example' })), undefined);
    assert.equal(await check(await provider.token({ sub: upn })), undefined);
    assert.equal(await check(await provider.token({ upn: ['admin@acme.example'] })), undefined);
  });

  it('sign in nobody who is disabled', async () => {
    const { check, hoster } = await open();
    await hoster.directory.modify(hoster.acme.administrator, { userAccountControl: ['514'] });
    assert.equal(await check(await provider.token({ upn })), undefined);
  });

  it('count by mail address only when the provider has verified it', async () => {
    const { check } = await open({ claim: 'email' });
    assert.equal(await check(await provider.token({ email: upn })), undefined);
    assert.ok(await check(await provider.token({ email: upn, email_verified: true })));
  });

  it('are refused when they are for another audience, changed, expired, or signed by anybody else', async () => {
    const { check } = await open();
    const other = await open({ audience: 'urn:other' });
    const token = await provider.token({ upn });
    const [header, payload, signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...decode(payload), upn: 'admin@rival.example' })).toString(
      'base64url',
    );
    const { privateKey } = await generateKeyPair('RS256');
    const forge = () => new SignJWT({ upn }).setIssuer(provider.issuer).setAudience(audience);
    const forged = await forge().setExpirationTime('5m').setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    const shared = await forge()
      .setExpirationTime('5m')
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(portal.client_secret));
    const unsigned = new UnsecuredJWT({ upn }).setIssuer(provider.issuer).setAudience(audience).encode();

    assert.equal(await other.check(token), undefined);
    for (const each of [`${header}.${changed}.${signature}`, forged, shared, unsigned, 'a.b.c', 'text']) {
      assert.equal(await check(each), undefined, each);
    }
    assert.equal(await check(await provider.sign({ upn }, '-1m')), undefined);
    assert.ok(await check(await provider.sign({ upn }, '1m')));
  });

  it('are refused aloud when the provider cannot be asked, and taken when it is there', async () => {
    const hoster = await hosting();
    const late = createServer();
    await listen(late);
    const issuer = issuerOf(late);
    await new Promise((resolve) => late.close(resolve));
    const { check } = createOpenIdConnect({ issuer, audience, claim: 'upn' }, hoster.accounts);
    const token = await provider.token({ upn });

    await assert.rejects(check(token), { code: 'SIGN_IN_ISSUER_UNAVAILABLE', message: new RegExp(issuer) });
    const started = await startProvider(new URL(issuer).port);
    try {
      assert.deepEqual(await check(await started.token({ upn })), { trustee: hoster.acme.administrator });
      assert.equal(await check(token), undefined);
    } finally {
      await started.close();
    }
  });

  it('are not taken from a provider that is asked in clear', () => {
    for (const issuer of ['http://login.example', 'login.example', 'file:///etc/keys']) {
      const create = () => createOpenIdConnect({ issuer, audience, claim: 'upn' }, { find: async () => undefined });
      assert.throws(create, { code: 'SIGN_IN_ISSUER_INVALID' });
    }
  });

  async function open(change: { readonly claim?: string; readonly audience?: string } = {}) {
    const hoster = await hosting();
    const options = { issuer: provider.issuer, audience, claim: 'upn', ...change };
    return { hoster, check: createOpenIdConnect(options, hoster.accounts).check };
  }
});

type Claims = Readonly<Record<string, unknown>>;

interface RunningProvider {
  readonly issuer: string;
  /** A token with these claims beside its own. */
  token(claims: Claims): Promise<string>;
  /** What it would sign that gives such tokens with another life. */
  sign(claims: Claims, expires: string): Promise<string>;
  close(): Promise<void>;
}

async function startProvider(port = '0'): Promise<RunningProvider> {
  const server = createServer();
  await listen(server, Number(port));
  const issuer = issuerOf(server);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = `key of ${issuer}`;
  let claims: Claims = {};
  const provider = new Provider(issuer, {
    clients: [{ ...portal, grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid }] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: () => ({ ...claims }),
  });
  server.on('request', provider.callback());
  return {
    issuer,
    async token(wanted) {
      claims = wanted;
      const body = new URLSearchParams({ grant_type: 'client_credentials', ...portal });
      const answer = (await (await fetch(`${issuer}/token`, { method: 'POST', body })).json()) as {
        access_token: string;
      };
      return answer.access_token;
    },
    sign: (wanted, expires) =>
      new SignJWT(wanted)
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime(expires)
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port = 0): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

function issuerOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function decode(part = ''): object {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}
