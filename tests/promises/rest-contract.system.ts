import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { components } from '@tenantry/cli/components';
import { callOf, requestFor, requestNames } from '@tenantry/cli/two-tenants';
import { nameInAddress, openApiOf, restService, slugOf } from '@tenantry/rest';
import { type Hosting, hosting, sampled } from '@tenantry/testing';
import { freePort } from '@tenantry/testing/free-ports';
import { type FastifyInstance, fastify } from 'fastify';

/** Fetched from the registry when the test runs: it is large, and nothing else needs it. */
const proxy = '@stoplight/prism-cli@5.16.0';
const startMilliseconds = 120_000;

describe('REST through a proxy that holds every request and answer against the description', {
  timeout: 900_000,
}, () => {
  let proxied: Proxied;
  before(async () => {
    proxied = await startProxy();
  });
  after(() => proxied.stop());

  for (const name of sampled(requestNames().filter(isPublic), 4)) {
    it(`finds nothing in the sample request of ${name}`, async () => {
      const hoster = await hosting({ queue: false });
      await proxied.use(hoster);
      const { namespace, procedure, input } = callOf(name, await requestFor(name)(hoster));
      const path = `/${slugOf(namespace)}/${nameInAddress({ name: procedure })}`;

      const once = await proxied.send('POST', path, input);
      // Most are refused the second time: problems are held against the description, too.
      const again = await proxied.send('POST', path, input);

      assert.equal(once.status, 200);
      assert.deepEqual([once.violations, again.violations], [undefined, undefined]);
    });
  }

  it('finds nothing in readings of resources', async () => {
    const hoster = await hosting({ queue: false });
    await proxied.use(hoster);
    const ann = encodeURIComponent(await hoster.acme.user('ann'));
    const acme = encodeURIComponent(hoster.acme.path);
    for (const path of [
      `/organizations/${acme}`,
      `/organizations/${acme}/users?limit=1`,
      `/organizations/${acme}/mailboxes`,
      `/organizations/${acme}/groups`,
      `/organizations/${acme}/contacts`,
      `/organizations/${acme}/domains`,
      `/organizations/${acme}/plan`,
      `/users/${ann}`,
      '/plans',
      '/stores',
      '/requests',
      '/users/nobody',
    ]) {
      assert.equal((await proxied.send('GET', path)).violations, undefined, path);
    }
  });

  it('would find an input that the description does not have', async () => {
    await proxied.use(await hosting({ queue: false }));
    const { violations = '' } = await proxied.send('POST', '/managed-plans/GetPlan', { colour: 'red' });
    assert.match(violations, /planName/);
  });
});

function isPublic(name: string): boolean {
  const { namespace, procedure } = callOf(name, {});
  const found = components.find((each) => each.namespace === namespace);
  return Object.entries(found?.procedures ?? {}).some(
    ([exported, { name: published = exported, access }]) => published === procedure && access === 'public',
  );
}

interface Proxied {
  /** From now on the hoster behind it. */
  use(hoster: Hosting): Promise<void>;
  send(method: string, path: string, input?: unknown): Promise<{ status: number; violations: string | undefined }>;
  stop(): Promise<void>;
}

/** The proxy in front of a service whose hoster can be changed. */
async function startProxy(): Promise<Proxied> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-contract-'));
  const { client } = await hosting();
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(openApiOf(client.definitions(), '/api')));
  let current: FastifyInstance | undefined;
  const behind = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { 'content-length': _, 'transfer-encoding': __, ...headers } = request.headers;
      const answer = await current?.inject({
        // The proxy sends what it was sent: a method of HTTP.
        method: (request.method ?? 'GET') as 'GET',
        url: `/api${request.url}`,
        headers,
        ...(chunks.length > 0 ? { payload: Buffer.concat(chunks) } : {}),
      });
      response.writeHead(answer?.statusCode ?? 500, answer?.headers as Record<string, string>).end(answer?.rawPayload);
    });
  });
  const own = await listen(behind);
  const port = await freePort();
  const program = spawn(
    'npx',
    ['--yes', proxy, 'proxy', 'openapi.json', `http://127.0.0.1:${own}`, '--port', String(port), '--host', '127.0.0.1'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  await started(program);

  return {
    async stop() {
      stop(program);
      await current?.close();
      behind.close();
      behind.closeAllConnections();
      await rm(folder, { recursive: true });
    },
    async use(hoster) {
      await current?.close();
      current = fastify();
      await current.register(restService, {
        prefix: '/api',
        client: hoster.client,
        authenticate: async () => ({ trustee: 'system' }),
        seesAll: async () => true,
        statusOf: ({ code }) => (code.includes('NO_SUCH') ? 404 : 400),
      });
    },
    async send(method, path, input) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: {
          authorization: `Basic ${Buffer.from('operator:x').toString('base64')}`,
          ...(input === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(input === undefined ? {} : { body: JSON.stringify(input) }),
      });
      const text = await answer.text();
      const own = answer.headers.get('sl-violations') ?? undefined;
      // What it refuses by itself it answers by itself.
      const refused = text.includes('stoplight.io/prism/errors') ? text : undefined;
      return { status: answer.status, violations: own ?? refused };
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** npx starts a shell, which starts the proxy: all of the group. */
function stop({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid);
}

function started(program: ChildProcess): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the proxy does not start:\n${output}`)), startMilliseconds);
    for (const stream of [program.stdout, program.stderr]) {
      stream?.on('data', (data: Buffer) => {
        output += data.toString();
        if (!output.includes('is listening')) return;
        clearTimeout(timer);
        resolve();
      });
    }
    program.once('exit', (code) => reject(new Error(`the proxy ended with ${code}:\n${output}`)));
  });
}
