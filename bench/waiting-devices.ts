import { type ChildProcess, fork } from 'node:child_process';
import { Agent, createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { activeSyncService, type Partnerships } from '@tenantry/active-sync';
import { fastify } from 'fastify';

const kilobyte = 1024;
/** The proxy has a connection to the device and one to the server behind. */
const filesOfDevice = 2;
const spareFiles = 500;
const residentDevices = 4000;
const path = '/Microsoft-Server-ActiveSync';
const inFlight = 100;
const arrivalSeconds = 120;

/** What a process of this file is told, and tells. */
type Message =
  | { readonly port: number }
  | { readonly held: number }
  | { readonly memory: number }
  | 'count'
  | 'weigh'
  | 'open';

interface Weight {
  /** With what lies outside of the heap of JavaScript. */
  readonly heap: number;
  readonly resident: number;
}

/**
 * Memory of a process that passes on the Pings of so many devices, which wait: of the endpoint, and of a bare proxy of node:http
 * beside it. Devices and the server behind are processes of their own.
 */
export async function waitingDevices(wanted: number): Promise<string[]> {
  const devices = Math.min(wanted, Math.floor((filesOfProcess() - spareFiles) / filesOfDevice));
  const bare = await weigh('bare', devices);
  const endpoint = await weigh('endpoint', devices);
  const each = (bytes: number) => `${(bytes / devices / kilobyte).toFixed(1)} KB`;
  // What is resident moves by some megabytes by itself.
  const tellsResident = devices >= residentDevices;
  const both = ({ heap, resident }: Weight) =>
    tellsResident ? `${each(heap)} of heap, ${each(resident)} resident` : `${each(heap)} of heap`;
  const more = { heap: endpoint.heap - bare.heap, resident: endpoint.resident - bare.resident };
  return [
    `raw: ${devices} waiting requests through node:http, each: ${both(bare)}`,
    `${devices} waiting Pings through the endpoint, each: ${both(endpoint)}`,
    `more than raw, each: ${both(more)} (goal: under 10 KB)`,
  ];
}

/** As many as this process may open, and so its children. */
function filesOfProcess(): number {
  // The report is typed as any record; it has the limits of the process by name.
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { hard?: unknown } } };
  const hard = Number(userLimits?.open_files?.hard);
  return hard > 0 ? hard : Number.POSITIVE_INFINITY;
}

/** Bytes that a proxy has more with its devices than without. */
async function weigh(kind: 'bare' | 'endpoint', devices: number): Promise<Weight> {
  const children: ChildProcess[] = [];
  const start = async (...order: readonly string[]) => {
    const child = startProcess(order);
    children.push(child);
    return child;
  };
  try {
    const backend = await start('backend');
    const proxy = await start(kind, String((await ask<{ port: number }>(backend, 'open')).port));
    const { port } = await ask<{ port: number }>(proxy, 'open');
    // The first ones make the program warm.
    await fill(backend, await start('devices', String(port), String(inFlight)), inFlight);
    const before = await ask<Weight>(proxy, 'weigh');
    await fill(backend, await start('devices', String(port), String(devices)), inFlight + devices);
    const after = await ask<Weight>(proxy, 'weigh');
    return { heap: after.heap - before.heap, resident: after.resident - before.resident };
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

async function fill(backend: ChildProcess, devices: ChildProcess, wanted: number): Promise<void> {
  devices.send('open');
  for (let waited = 0; waited < arrivalSeconds * 10; waited++) {
    if ((await ask<{ held: number }>(backend, 'count')).held === wanted) return;
    await pause(100);
  }
  throw new Error(`not all of ${wanted} requests arrived within ${arrivalSeconds} s`);
}

/** A device takes two files of the proxy; many systems give a process fewer than are needed. */
function startProcess(order: readonly string[]): ChildProcess {
  const script = `ulimit -n "$(ulimit -H -n)"; exec '${process.execPath}' --expose-gc "$@"`;
  return fork(fileURLToPath(import.meta.url), order, { execPath: '/bin/sh', execArgv: ['-c', script, 'sh'] });
}

function ask<T>(child: ChildProcess, question: Message): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a process of the benchmark ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      // Processes of this file answer each question in their way.
      resolve(message as T);
    });
    child.send(question);
  });
}

/** As one of these processes. */
async function act(role: string, port: number, devices: number): Promise<void> {
  if (role === 'devices') {
    process.once('message', () => hold(port, devices));
    return;
  }
  let held = 0;
  const servers: Readonly<Record<string, () => Promise<number>>> = {
    backend: () => listen((incoming) => incoming.resume().on('end', () => held++)),
    bare: () => listen((incoming, response) => passOn(port, incoming, response)),
    endpoint: () => openEndpoint(port),
  };
  const own = await servers[role]?.();
  process.on('message', (question: Message) => {
    if (question === 'open') process.send?.({ port: own });
    else if (question === 'count') process.send?.({ held });
    else process.send?.(ownWeight());
  });
}

function ownWeight(): Weight {
  for (let time = 0; time < 3; time++) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer({ requestTimeout: 0, headersTimeout: 0 }, listener).listen(0, '127.0.0.1', 8192);
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

const agent = new Agent({ keepAlive: true });

/** No more than a proxy has to do. */
function passOn(
  port: number,
  incoming: Parameters<RequestListener>[0],
  response: Parameters<RequestListener>[1],
): void {
  const { url = '', method = '', headers } = incoming;
  const upstream = request({ agent, port, host: '127.0.0.1', path: url, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.once('error', () => response.destroy());
  response.once('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

async function openEndpoint(port: number): Promise<number> {
  const server = fastify();
  await server.register(activeSyncService, {
    prefix: path,
    backend: `http://127.0.0.1:${port}/eas`,
    partnerships: booksAtHand(),
    authenticate: async () => ({ trustee: 'LDAP://CN=ann' }),
  });
  await server.listen({ host: '127.0.0.1', port: 0, backlog: 8192 });
  return (server.server.address() as AddressInfo).port;
}

const policy = {
  allowNonProvisionableDevices: true,
  devicePasswordEnabled: true,
  minDevicePasswordLength: 6,
  maxInactivityTimeDeviceLock: '00:15:00',
  allowBluetooth: 'HandsfreeOnly',
  approvedApplicationList: [],
};

/** What the books would say, made anew for each request as they do. */
function booksAtHand(): Partnerships {
  const nothing = async () => undefined;
  return {
    findMailbox: async () => ({
      guid: crypto.randomUUID(),
      organization: crypto.randomUUID(),
      isEnabled: true,
      allowedDevices: [],
      names: ['ann@acme.example'],
      policy: { ...policy },
    }),
    see: async () => ({
      policyKey: undefined,
      pendingPolicyKey: undefined,
      policyDigest: undefined,
      lastPolicyUpdateTime: undefined,
      access: 'allowed',
      wipe: 'none',
      wipeKind: undefined,
    }),
    describe: nothing,
    offerPolicy: nothing,
    acknowledgePolicy: async () => true,
    noteWipeSent: nothing,
    noteWipeAcknowledged: nothing,
    noteSync: nothing,
    notePing: nothing,
  };
}

/** Opens one request after the other, some at a time, and waits with all of them. */
async function hold(port: number, devices: number): Promise<void> {
  // Ping with HeartbeatInterval 3540.
  const body = Buffer.from([3, 1, 0x6a, 0, 0, 13, 0x45, 0x48, 3, ...Buffer.from('3540'), 0, 1, 1]);
  const own = new Agent({ keepAlive: true });
  let next = 0;
  const open = async () => {
    for (let number = next++; number < devices; number = next++) {
      const sent = request({
        agent: own,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `${path}?Cmd=Ping&User=ann%40acme.example&DeviceId=phone${number}&DeviceType=SmartPhone`,
        headers: {
          authorization: 'Basic YW5uQGFjbWUuZXhhbXBsZTpCZW5jaC1wYXNzd29yZC0x',
          'ms-asprotocolversion': '14.1',
          'content-type': 'application/vnd.ms-sync.wbxml',
          'content-length': body.length,
        },
      });
      sent.end(body);
      await new Promise((resolve, reject) => sent.once('finish', resolve).once('error', reject));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, open));
}

const [, self, role, port, devices] = process.argv;
if (self === fileURLToPath(import.meta.url) && role !== undefined) await act(role, Number(port), Number(devices));
