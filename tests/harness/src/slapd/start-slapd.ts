import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { freePorts } from '../free-ports.ts';
import { type Link, openLink } from './link.ts';
import { settle } from './settle.ts';
import { accessFile, sampleSuffix, slapdConfiguration } from './slapd-configuration.ts';

export interface SlapdOptions {
  /** One, or two that replicate in both directions. Default 1. */
  readonly servers?: 1 | 2;
  readonly domain?: string;
  /** Waits for the disk at each change. Default false. */
  readonly durable?: boolean;
  /**
   * Whether changes go from one to the other through this process, which can slow them down or hold them back. Default true;
   * what this process measures would hold that work, too.
   */
  readonly linked?: boolean;
  /** Whether they have our schema. Default true. */
  readonly schema?: boolean;
  /** Folder of servers that were kept: these begin with what those had. */
  readonly from?: string | undefined;
  /** Further lines of the configuration of the database. */
  readonly lines?: readonly string[];
  /** Files of a certificate for 127.0.0.1; StartTLS is offered, and another port speaks TLS from the start. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** OpenLDAP servers of a test, on loopback, with nothing in them. */
export interface Slapd {
  /** Vanishes with `stop`. */
  readonly folder: string;
  readonly domain: string;
  readonly servers: readonly SlapdServer[];
  readonly bindDn: string;
  readonly password: string;
  /** Ways of the changes, when they are linked: the first one leads from the first server to the second. */
  readonly links: readonly Link[];
  /** Waits until all know the same. */
  settle(): Promise<void>;
  stop(): Promise<void>;
  /** Ends them in order and gives a folder from which others can begin; it vanishes with this process. */
  keep(): Promise<string>;
}

export interface SlapdServer {
  readonly name: string;
  readonly url: string;
  /** The port that speaks TLS from the start, when there is a certificate. */
  readonly secureUrl: string;
  /** Ends it at once, or in order. */
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  start(): Promise<void>;
  /** Lets it stand still, with its connections open, until `thaw`. */
  freeze(): Promise<void>;
  thaw(): void;
}

const password = 'slapd-test-password';
const startMilliseconds = 120_000;

/** Starts servers; `stop` ends them and removes what they wrote. */
export async function startSlapd({
  servers: count = 1,
  domain = 'DC=fabrikam,DC=com',
  durable = false,
  linked = true,
  schema = true,
  from,
  lines = [],
  tls,
}: SlapdOptions = {}): Promise<Slapd> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-slapd-'));
  const suffix = domain.toLowerCase();
  const access = join(folder, 'access.conf');
  await writeFile(access, (await readFile(accessFile, 'utf8')).replaceAll(sampleSuffix, suffix));
  const ports = await freePorts(count * 2);
  const plain = ports.slice(0, count);
  const links = count === 2 && linked ? await Promise.all(plain.map((port) => openLink(port))) : [];
  const ways = linked ? links.map(({ port }) => port) : plain;
  const servers = await Promise.all(
    plain.map(async (port, index) => {
      const home = join(folder, `s${index + 1}`);
      await mkdir(join(home, 'db'), { recursive: true });
      if (from !== undefined) await cp(join(from, `s${index + 1}`, 'db'), join(home, 'db'), { recursive: true });
      const partner = count === 2 ? ways[1 - index] : undefined;
      const id = index + 1;
      await writeFile(
        join(home, 'slapd.conf'),
        slapdConfiguration({ folder: home, id, suffix, access, password, partner, durable, schema, lines, tls }),
      );
      return createServerProcess({ home, id, port, securePort: tls ? (ports[count + index] ?? 0) : undefined });
    }),
  );
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    await Promise.all(servers.map((server) => server.kill(signal)));
    await Promise.all(links.map((link) => link.close()));
  };
  const stop = async () => {
    await end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  };
  const keep = async () => {
    await end('SIGTERM');
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  };
  try {
    await Promise.all(servers.map((server) => server.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  const bindDn = `cn=admin,${suffix}`;
  return {
    folder,
    domain,
    servers,
    bindDn,
    password,
    links,
    settle: () => settle({ urls: servers.map(({ url }) => url), suffix, bindDn, password }),
    stop,
    keep,
  };
}

interface Process {
  readonly home: string;
  readonly id: number;
  readonly port: number;
  readonly securePort: number | undefined;
}

function createServerProcess({ home, id, port, securePort }: Process): SlapdServer {
  const url = `ldap://127.0.0.1:${port}`;
  const secureUrl = `ldaps://127.0.0.1:${securePort ?? 0}`;
  let running: ChildProcess | undefined;
  return {
    name: `dc${id}.fabrikam.com`,
    url,
    secureUrl,
    async kill(signal = 'SIGKILL') {
      const child = running;
      running = undefined;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    },
    async freeze() {
      running?.kill('SIGSTOP');
      await untilStopped(running?.pid ?? 0);
    },
    thaw: () => void running?.kill('SIGCONT'),
    async start() {
      const listen = securePort === undefined ? url : `${url} ${secureUrl}`;
      const pidFile = join(home, 'pid');
      await rm(pidFile, { force: true });
      let said = '';
      const child = spawn('/usr/sbin/slapd', ['-d', '0', '-f', join(home, 'slapd.conf'), '-h', listen], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child.stderr.on('data', (text) => (said += String(text)));
      endWithProcess(child);
      running = child;
      child.once('exit', (code, signal) => {
        // A test would only see that changes do not arrive.
        if (running === child) process.stderr.write(`slapd ${id} ended by itself (${signal ?? code}): ${said}\n`);
      });
      // Written when its ports are its own: before that another program may answer there.
      await untilAnswering(port, {
        isStarted: () => existsSync(pidFile),
        failure: () => (child.exitCode === null ? undefined : `slapd ended (${child.exitCode}): ${said}`),
      });
    },
  };
}

/** Each thread goes on until it sees the signal. */
async function untilStopped(pid: number): Promise<void> {
  const threads = await readdir(`/proc/${pid}/task`);
  const states = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8')));
  // The state follows the name of the program, which stands in brackets (proc(5)).
  if (states.every((state) => /\) T /.test(state))) return;
  await pause(1);
  await untilStopped(pid);
}

// A test that ends early leaves no server behind.
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

function endWithProcess(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}

interface Starting {
  isStarted(): boolean;
  failure(): string | undefined;
}

async function untilAnswering(port: number, { isStarted, failure }: Starting): Promise<void> {
  const deadline = Date.now() + startMilliseconds;
  while (!isStarted() || !(await answers(port))) {
    const reason = failure();
    if (reason !== undefined || Date.now() > deadline) throw new Error(reason ?? 'slapd does not answer in time');
    await pause(10);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
