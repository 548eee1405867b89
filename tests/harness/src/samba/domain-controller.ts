import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Attribute, Change, Client } from 'ldapts';

import { administratorPassword, domainName, hostName, realm, settingsOf } from './domain.ts';
import { startInside } from './inside-network.ts';
import { configurationFile, controllerFolder } from './samba-files.ts';

/** One domain controller. */
export interface DomainController {
  /** DNS name, e.g. `dc1.fabrikam.com`; known to the controllers only. */
  readonly name: string;
  readonly address: string;
  readonly url: string;
  readonly secureUrl: string;
  /** Certificate of the authority that signed the certificate of the server. */
  readonly authorityFile: string;
  /** Starts it and waits until LDAP answers. */
  start(): Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
  /** It learns nothing from others until `resumeReplication`; it goes on serving. */
  pauseReplication(): Promise<void>;
  resumeReplication(): Promise<void>;
  /** Writes a value that no other one is like, and gives it. */
  mark(): Promise<string>;
  /** Waits until a value of `mark` has come. */
  waitForMark(mark: string): Promise<void>;
}

const startMilliseconds = 240_000;
const stopMilliseconds = 60_000;
const pauseMilliseconds = 50;
const ldapPort = 389;
/** Options of NTDS settings (MS-ADTS 6.1.1.2.2.1.2.1.1): the controller has a global catalog, and takes no changes from others. */
const options = 0x1;
const inboundDisabled = 0x2;
const markedEntry = `CN=Guest,CN=Users,${domainName}`;
const replicationMilliseconds = 240_000;

export function openController({
  folder,
  number,
  address,
}: {
  readonly folder: string;
  readonly number: number;
  readonly address: string;
}): DomainController {
  let running: ChildProcess | undefined;
  const own = controllerFolder(folder, number);
  const log = join(`dc${number}`, 'log', 'output.log');
  return {
    name: hostName(number),
    address,
    url: `ldap://${address}`,
    secureUrl: `ldaps://${address}`,
    authorityFile: join(own, 'private', 'tls', 'ca.pem'),

    async start() {
      // In the foreground: then it ends when its standard input is closed. With the model `single` two controllers block each other.
      const command = [
        'samba',
        '--interactive',
        '--model=prefork',
        '--debug-stdout',
        '-s',
        configurationFile(folder, number),
      ];
      running = await startInside(folder, { command, log });
      await waitUntil(() => answers(address), startMilliseconds).catch(async (cause: unknown) => {
        const output = await readFile(join(folder, log), 'utf8').catch(() => '');
        throw new Error(`${hostName(number)} does not answer: ${output.slice(-2000)}`, { cause });
      });
    },

    async stop() {
      running?.stdin?.destroy();
      signalGroup(running, 'SIGTERM');
      await waitUntil(() => !groupLives(running), stopMilliseconds).catch(() => signalGroup(running, 'SIGKILL'));
      running = undefined;
    },

    async kill() {
      signalGroup(running, 'SIGKILL');
      await waitUntil(() => !groupLives(running), stopMilliseconds);
      running = undefined;
    },

    pauseReplication: () => setOptions(options | inboundDisabled),
    resumeReplication: () => setOptions(options),

    async mark() {
      const mark = randomUUID();
      await asAdministrator((client) => client.modify(markedEntry, replace('info', mark)));
      return mark;
    },
    waitForMark: (mark) =>
      asAdministrator((client) => waitUntil(async () => (await readMark(client)) === mark, replicationMilliseconds)),
  };

  /** Options of the controller, as `samba-tool drs options` sets them. */
  function setOptions(value: number): Promise<void> {
    return asAdministrator((client) => client.modify(settingsOf(number), replace('options', String(value))));
  }

  async function asAdministrator<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ url: `ldap://${address}` });
    await client.bind(`Administrator@${realm}`, administratorPassword);
    try {
      return await work(client);
    } finally {
      await client.unbind();
    }
  }
}

function replace(type: string, value: string): Change {
  return new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) });
}

async function readMark(client: Client): Promise<unknown> {
  const { searchEntries } = await client.search(markedEntry, { scope: 'base', attributes: ['info'] });
  return searchEntries[0]?.['info'];
}

async function waitUntil(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited ${milliseconds} ms in vain`);
    await pause(pauseMilliseconds);
  }
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(ldapPort, address);
    // An anonymous bind (RFC 4511); the socket listens before the server can answer.
    socket.once('connect', () => socket.write(Buffer.from('300c020101600702010304008000', 'hex')));
    socket.setTimeout(1000, () => end(false));
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    function end(answer: boolean) {
      resolve(answer);
      socket.destroy();
    }
  });
}

/** Samba makes many processes; they are one group. */
function signalGroup(child: ChildProcess | undefined, signal: NodeJS.Signals | 0): boolean {
  if (child?.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

function groupLives(child: ChildProcess | undefined): boolean {
  return signalGroup(child, 0);
}
