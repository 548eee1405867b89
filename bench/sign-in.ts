import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Installation } from '@tenantry/cli/installation';
import { createCallLimits, createOpenIdConnect, createSignIn, type SignInOptions } from '@tenantry/sign-in';
import { type FastifyInstance, fastify } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

import { measureHttp } from './http-load.ts';
import { line, type Measured } from './measure.ts';
import { openSampleHoster, organization, submit } from './sample-hoster.ts';

const user = 'caller@alpineskihouse.com';
const password = 'Password-of-the-bench-1';
const audience = 'urn:tenantry';
const crowd = 16;

/** No verdict is kept: each call is the first one of its caller. */
const nothingKept = { milliseconds: 0, most: 0 };

/** Calls that sign in by password, token and OpenID Connect, the first time and again, beside calls that need not. */
export async function signIns(connectionString: string, folder: string, seconds: number): Promise<string[]> {
  const installation = await openSampleHoster(connectionString, folder);
  const provider = await startProvider();
  const servers: FastifyInstance[] = [];
  try {
    await submit(installation, {
      namespace: 'Hosted Active Directory',
      procedure: 'CreateUser',
      input: { container: `LDAP://${organization}`, userPrincipalName: user, isAdmin: false, newPassword: password },
    });
    const proofs: Readonly<Record<string, string>> = {
      password: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'API token': `Bearer ${await tokenOf(installation)}`,
      'OpenID Connect': `Bearer ${await provider.token()}`,
    };
    const bare = await listening(undefined);
    const first = await listening(optionsOf(installation, provider.issuer, nothingKept));
    const again = await listening(optionsOf(installation, provider.issuer));
    servers.push(bare, first, again);

    const raw = await load(bare, '', seconds / 4);
    const report = [line(`raw: a call that need not sign in, ${crowd} callers`, raw)];
    for (const [name, authorization] of Object.entries(proofs)) {
      for (const [when, server] of [
        ['the first time', first],
        ['again', again],
      ] as const) {
        const found = await load(server, authorization, seconds / 4);
        report.push(line(`${name}, ${when}, ${crowd} callers`, found, told(found, raw)));
      }
    }
    return report;
  } finally {
    for (const server of servers) await server.close();
    provider.close();
    await installation.stop();
  }
}

function told(found: Measured, raw: Measured): string {
  return `${((found.perSecond / raw.perSecond) * 100).toFixed(1)} % of raw, ${(found.p50 - raw.p50).toFixed(2)} ms more at p50`;
}

async function load(server: FastifyInstance, authorization: string, seconds: number): Promise<Measured> {
  const { port } = server.server.address() as AddressInfo;
  const headers = { 'content-type': 'application/json', authorization };
  const calls = { url: `http://127.0.0.1:${port}/`, headers, body: '{}', callers: crowd };
  // The first calls are those of the compiler.
  await measureHttp({ ...calls, seconds: seconds / 2 });
  return measureHttp({ ...calls, seconds });
}

function optionsOf(installation: Installation, issuer: string, verdicts?: SignInOptions['verdicts']): SignInOptions {
  const { accounts, passwords, tokens, attempts } = installation;
  return {
    people: accounts,
    passwords,
    tokens,
    attempts,
    callLimits: createCallLimits({ perAccount: 0, perAddress: 0 }),
    openIdConnect: createOpenIdConnect({ issuer, audience, claim: 'upn' }, accounts),
    ...(verdicts ? { verdicts } : {}),
  };
}

/** A server with one route, behind signing in where there are options for it. */
async function listening(options: SignInOptions | undefined): Promise<FastifyInstance> {
  const server = fastify();
  if (options) {
    const signIn = createSignIn(options);
    signIn.guard(server);
    server.addHook('onRequest', async (request, reply) => {
      if (!(await signIn.authenticate(request))) return reply.code(401).send();
      return undefined;
    });
  }
  server.post('/', async () => ({ x: true }));
  await server.listen({ host: '127.0.0.1', port: 0 });
  return server;
}

async function tokenOf({ tokens }: Installation): Promise<string> {
  const order = {
    name: 'bench',
    account: user,
    organization: `LDAP://${organization}`,
    role: 'Users',
    days: 1,
  } as const;
  return (await tokens.create({ ...order, createdBy: 'system' })).token;
}

/** The keys of a provider, which are asked for once. */
async function startProvider() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'bench' };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const isKeys = request.url === '/keys';
    response.end(JSON.stringify(isKeys ? { keys: [key] } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    token: () =>
      new SignJWT({ upn: user })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime('1h')
        .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
        .sign(privateKey),
    close: () => server.close(),
  };
}
