import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { activeSyncService } from '@tenantry/active-sync';
import { type Installation, openInstallation } from '@tenantry/cli/installation';
import { provisionTwoTenants, type Run, runProcedure, twoTenants } from '@tenantry/cli/two-tenants';
import { fastify } from 'fastify';

import { measureDevices } from './device-load.ts';
import { line, type Measured } from './measure.ts';

const callers = 16;
const mobility = 'Exchange 2007 Mobility Provider';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Devices a second that fetch their policy and acknowledge it, beside a bare server that answers the same bytes. Signing in is
 * left out: it costs what the directory makes of it.
 */
export async function activeSync(connectionString: string, folder: string, seconds: number): Promise<string[]> {
  const keyFile = join(folder, 'active-sync.key');
  await writeFile(keyFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const installation = await openInstallation({
    settings: { data: '', databaseUrl: connectionString, keyFile, retentionMonths: 1 },
    logger: silent,
    queue: false,
  });
  try {
    const user = await makeUser(installation);
    const bare = await serveBare(seconds);
    const { measured, perCore } = await serveDevices(installation, user, seconds);
    const share = ((measured.perSecond / bare.perSecond) * 100).toFixed(0);
    return [
      line(`raw: two answers of node:http, ${callers} callers`, bare),
      line(
        'devices: policy and acknowledgement',
        measured,
        `${share} % of raw, ${perCore.toFixed(0)}/s a core of the server`,
      ),
    ];
  } finally {
    await installation.stop({ drainMilliseconds: 0 });
  }
}

/** A user with a mailbox and a policy. */
async function makeUser({ client, directory }: Installation): Promise<string> {
  const run: Run = (name, input) => runProcedure(client, { name, input, trustee: 'system' });
  const { acme } = twoTenants({ run, directory, paths: await provisionTwoTenants(run) });
  const path = await acme.mailboxUser('ann');
  await run(`${mobility}::NewActiveSyncMailboxPolicy`, { name: 'Strict', devicePasswordEnabled: true });
  await run(`${mobility}::SetCASMailbox`, { path, activeSyncMailboxPolicy: 'Strict' });
  return path;
}

async function serveDevices({ devices }: Installation, trustee: string, seconds: number) {
  const server = fastify();
  await server.register(activeSyncService, {
    prefix: '/Microsoft-Server-ActiveSync',
    partnerships: devices,
    authenticate: async () => ({ trustee }),
  });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    const load = { url: `${address}/Microsoft-Server-ActiveSync`, callers, seconds };
    await measureDevices({ ...load, seconds: Math.min(1, seconds) });
    const before = process.threadCpuUsage();
    const measured = await measureDevices(load);
    const { user, system } = process.threadCpuUsage(before);
    return { measured, perCore: measured.count / ((user + system) / 1e6) };
  } finally {
    await server.close();
  }
}

/** Answers with a key of its own each time, and with as many bytes as a policy has. */
async function serveBare(seconds: number): Promise<Measured> {
  let key = 1_000_000_000;
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      const policy = Buffer.concat([Buffer.from(`I\x03${key++}\0`), Buffer.alloc(400)]);
      response.writeHead(200, { 'content-type': 'application/vnd.ms-sync.wbxml' }).end(policy);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const measured = await measureDevices({ url: `http://127.0.0.1:${port}/`, callers, seconds });
  server.close();
  return measured;
}
