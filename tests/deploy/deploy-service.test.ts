import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';

import { openInstallation } from '@tenantry/cli/installation';
import { deployService } from '@tenantry/deploy';
import { hosting } from '@tenantry/testing';
import { fastify } from 'fastify';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('deployment over HTTP is for administrators of the installation, and queues, lists and cancels', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-deploy-http-'));
  const hoster = await hosting({ queue: false });
  const settings = {
    data: folder,
    databaseUrl: hoster.connectionString,
    keyFile: hoster.keys.keyFile,
    retentionMonths: 13,
  };
  const installation = await openInstallation({ settings, logger: quiet, queue: false });
  const server = fastify();
  await server.register(deployService, {
    prefix: '/deploy',
    deployment: installation.deployment,
    authenticate: async ({ headers: { authorization } }) =>
      authorization === undefined ? undefined : { trustee: authorization },
    isAdministrator: installation.accounts.isAdministrator,
  });
  after(async () => {
    await server.close();
    await installation.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const send = async (method: 'GET' | 'POST' | 'DELETE', url: string, ...[as, payload]: [string?, object?]) => {
    const headers = as === undefined ? {} : { authorization: as };
    const { statusCode, body } = await server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: statusCode, body: body === '' ? undefined : JSON.parse(body) };
  };
  const verify = { kind: 'verify', component: 'Hosted Email 2007' };

  assert.deepEqual((await send('GET', '/deploy/tree')).body.code, 'DEPLOY_UNAUTHENTICATED');
  const tenant = await send('POST', '/deploy/actions', hoster.acme.administrator, verify);
  assert.deepEqual([tenant.status, tenant.body.code], [403, 'DEPLOY_FORBIDDEN']);

  const queued = await send('POST', '/deploy/actions', 'system', verify);
  assert.deepEqual([queued.status, queued.body[0].component], [201, 'hosted-email-2007']);
  assert.equal((await send('GET', '/deploy/pending', 'system')).body.length, 1);
  assert.deepEqual(
    (await send('GET', '/deploy/tree', 'system')).body.map(({ title }: { title: string }) => title).slice(0, 1),
    ['Core Platform'],
  );
  const nothing = await send('POST', '/deploy/actions', 'system', { kind: 'verify' });
  assert.deepEqual([nothing.status, nothing.body.code], [422, 'DEPLOY_ACTION_SENSELESS']);
  const unknown = await send('POST', '/deploy/actions', 'system', { kind: 'install', component: 'Nowhere' });
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'DEPLOY_NO_SUCH_COMPONENT']);
  const elsewhere = await send('POST', '/deploy/rollups/check', 'system', { manifest: '../rollup.json' });
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [422, 'DEPLOY_ACTION_SENSELESS']);
  const missing = await send('POST', '/deploy/rollups/apply', 'system', { manifest: 'rollup.json' });
  assert.deepEqual([missing.status, missing.body.code], [422, 'ROLLUP_INVALID']);
  const web = { kind: 'uninstall', component: 'managed-plans' };
  assert.equal((await send('POST', '/deploy/actions', 'system', web)).status, 201);
  // What others require is not removed; that is found before any server is asked.
  const started = await send('POST', '/deploy/start', 'system');
  assert.deepEqual([started.status, started.body.code], [422, 'DEPLOY_STILL_REQUIRED']);
  for (const { id } of (await send('GET', '/deploy/pending', 'system')).body) {
    assert.equal((await send('DELETE', `/deploy/actions/${id}`, 'system')).status, 204);
  }
  assert.equal((await send('POST', '/deploy/start', 'system')).body.code, 'DEPLOY_NOTHING_PENDING');
});
