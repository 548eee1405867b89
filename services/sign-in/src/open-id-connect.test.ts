import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { type Hosting, hosting } from '@tenantry/testing';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

import { createOpenIdConnect, type OpenIdConnectOptions } from './open-id-connect.ts';
import { audience, portal } from './open-id-provider/protocol.ts';
import { type RunningProvider, startProvider } from './open-id-provider/start-provider.ts';

const upn = 'admin@acme.example';

// The provider is a real one in a process of its own, which gives tokens by OAuth 2.0.
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
    const { hoster, check } = await open();
    const other = checkOf(hoster, { audience: 'urn:other' });
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

    assert.equal(await other(token), undefined);
    for (const each of [`${header}.${changed}.${signature}`, forged, shared, unsigned, 'a.b.c', 'text']) {
      assert.equal(await check(each), undefined, each);
    }
    const wish = { claims: { upn }, expires: '1m' };
    for (const wrong of [{ expires: '-1m' }, { audience: 'urn:other' }, { issuer: 'http://127.0.0.1:9' }]) {
      assert.equal(await check(await provider.sign({ ...wish, ...wrong })), undefined, JSON.stringify(wrong));
    }
    assert.ok(await check(await provider.sign(wish)));
  });

  it('are taken when the provider has changed its key, those of the key before as long as it is published', async () => {
    const { hoster, check } = await open({ keysEveryMilliseconds: 0 });
    const patient = checkOf(hoster);
    const known = { trustee: hoster.acme.administrator };
    const first = await provider.token({ upn });
    assert.deepEqual([await check(first), await patient(first)], [known, known]);

    await provider.rotate('keep');
    const second = await provider.token({ upn });
    assert.deepEqual([await check(second), await check(first)], [known, known]);
    // Whoever sends tokens with names of keys that nobody knows must not make it ask again and again.
    assert.equal(await patient(second), undefined);

    await provider.rotate('drop');
    const third = await provider.token({ upn });
    assert.deepEqual([await check(third), await check(second), await check(first)], [known, undefined, undefined]);
  });

  it('are refused aloud when the provider cannot be asked, and taken when it is there', async () => {
    const hoster = await hosting();
    const gone = await startProvider();
    const { issuer } = gone;
    await gone.close();
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

  async function open(change: Partial<OpenIdConnectOptions> = {}) {
    const hoster = await hosting({ queue: false });
    return { hoster, check: checkOf(hoster, change) };
  }

  function checkOf({ accounts }: Hosting, change: Partial<OpenIdConnectOptions> = {}) {
    return createOpenIdConnect({ issuer: provider.issuer, audience, claim: 'upn', ...change }, accounts).check;
  }
});

function decode(part = ''): object {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}
