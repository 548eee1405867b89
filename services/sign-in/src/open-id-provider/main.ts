import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import Provider from 'oidc-provider';

import { audience, claimsHeader, type Order, portal, type Wish } from './protocol.ts';

// Main program of a real provider, for tests: it gives tokens by OAuth 2.0 and, at /sign, whatever else it would sign.

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly jwk: JWK;
}

const server = createServer();
await new Promise<void>((resolve) => server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', resolve));
// Of a server that listens on a port.
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
let keys: readonly SigningKey[] = [await makeKey()];
let provide = providerOf(keys);

server.on('request', (request, response) => {
  if (request.url === '/sign') void sign(request, response);
  else provide(request, response);
});
process.on('message', async ({ rotate }: Order) => {
  keys = [await makeKey(), ...(rotate === 'keep' ? keys : [])];
  provide = providerOf(keys);
  process.send?.({ issuer });
});
// Who started it has gone.
process.on('disconnect', () => process.exit(0));
process.send?.({ issuer });

async function makeKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = `key made at ${performance.timeOrigin + performance.now()}`;
  return { kid, key: privateKey, jwk: { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid } };
}

function providerOf(published: readonly SigningKey[]): Listener {
  const provider = new Provider(issuer, {
    clients: [{ ...portal, grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }],
    jwks: { keys: published.map(({ jwk }) => jwk) },
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
    extraTokenClaims: (context) => JSON.parse(context.get(claimsHeader) || '{}'),
  });
  return provider.callback();
}

async function sign(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const {
    claims,
    expires,
    issuer: named = issuer,
    audience: madeOutTo = audience,
  }: Wish = JSON.parse(await text(request));
  const [first] = keys;
  if (!first) throw new Error('There is always a key.');
  const token = await new SignJWT(claims)
    .setIssuer(named)
    .setAudience(madeOutTo)
    .setExpirationTime(expires)
    .setProtectedHeader({ alg: 'RS256', kid: first.kid })
    .sign(first.key);
  response.end(token);
}
