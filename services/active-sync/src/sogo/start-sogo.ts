import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A mailbox of the mail server, with its password. */
export interface MailUser {
  readonly name: string;
  readonly password: string;
}

/** SOGo with a mail server below, on loopback. */
export interface Sogo {
  /** Where it speaks ActiveSync. */
  readonly address: string;
  /** Puts a message into the inbox of the first user. */
  deliver(message: string): Promise<void>;
  stop(): Promise<void>;
}

interface SogoOptions {
  readonly users: readonly MailUser[];
  /** An empty database, reached by a Unix socket. */
  readonly connectionString: string;
  /** Ports on which nobody else will listen before the servers do. */
  readonly ports: { readonly memcached: number; readonly imap: number; readonly sogo: number };
}

const startMilliseconds = 120_000;

/** Starts memcached, Dovecot and SOGo as Debian has them; all their files are in one folder, which vanishes with `stop`. */
export async function startSogo({ users, connectionString, ports }: SogoOptions): Promise<Sogo> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-sogo-'));
  const closers: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    await chmod(folder, 0o755);
    const database = await openDatabaseDoor(connectionString);
    closers.push(() => database.close());

    const memcached = ['memcached', '-u', 'nobody', '-l', '127.0.0.1', '-p', String(ports.memcached)];
    closers.push(await run(memcached, { folder, port: ports.memcached }));
    await writeFile(join(folder, 'passwd'), users.map(({ name, password }) => `${name}:{PLAIN}${password}\n`).join(''));
    await writeFile(join(folder, 'dovecot.conf'), dovecotConfiguration(folder, ports.imap));
    await mkdir(join(folder, 'mail'));
    await chmod(join(folder, 'mail'), 0o777);
    closers.push(await run(['dovecot', '-F', '-c', join(folder, 'dovecot.conf')], { folder, port: ports.imap }));

    const url = `postgresql://${database.user}@127.0.0.1:${database.port}${database.path}`;
    const settings = sogoSettings({ url, imapPort: ports.imap, memcachedPort: ports.memcached });
    const sogo = ['setpriv', '--reuid=sogo', '--regid=sogo', '--init-groups', 'sogod', '-WOWorkersCount', '2'];
    const place = [
      '-WOPort',
      `127.0.0.1:${ports.sogo}`,
      '-WOPidFile',
      '/dev/null',
      '-WOLogFile',
      '-',
      '-WONoDetach',
      'YES',
    ];
    closers.push(await run([...sogo, ...place, ...settings], { folder, port: ports.sogo }));
    return {
      address: `http://127.0.0.1:${ports.sogo}/SOGo/Microsoft-Server-ActiveSync`,
      deliver: (message) => deliver(message, { port: ports.imap, user: users[0] }),
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** Settings on the command line go before those of /etc/sogo, which belong to the machine. */
function sogoSettings({
  url,
  imapPort,
  memcachedPort,
}: {
  url: string;
  imapPort: number;
  memcachedPort: number;
}): string[] {
  const source = `{ type = sql; id = users; viewURL = "${url}/mail_user"; canAuthenticate = YES; userPasswordAlgorithm = plain; isAddressBook = NO; }`;
  return Object.entries({
    SOGoProfileURL: `${url}/sogo_user_profile`,
    OCSFolderInfoURL: `${url}/sogo_folder_info`,
    OCSSessionsFolderURL: `${url}/sogo_sessions_folder`,
    OCSEMailAlarmsFolderURL: `${url}/sogo_alarms_folder`,
    SOGoUserSources: `(${source})`,
    SOGoIMAPServer: `imap://127.0.0.1:${imapPort}`,
    SOGoMemcachedHost: `127.0.0.1:${memcachedPort}`,
    SOGoTimeZone: 'UTC',
    // Seconds: of the shortest Ping, and between two looks for news while it waits.
    SOGoMinimumPingInterval: '5',
    SOGoInternalSyncInterval: '1',
  }).flatMap(([name, value]) => [`-${name}`, value]);
}

function dovecotConfiguration(folder: string, port: number): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
mailbox_list_index = no
passdb {
  driver = passwd-file
  args = ${folder}/passwd
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
}
service anvil {
  chroot =
}
namespace inbox {
  inbox = yes
  mailbox Drafts {
    auto = create
  }
  mailbox Sent {
    auto = create
  }
  mailbox Trash {
    auto = create
  }
}
`;
}

/** By IMAP, with CONDSTORE: Dovecot counts changes, which SOGo asks for, from the first client on that wants that. */
async function deliver(message: string, { port, user }: { port: number; user: MailUser | undefined }): Promise<void> {
  const text = message.replaceAll('\n', '\r\n');
  const socket = connect(port, '127.0.0.1');
  socket.write(`1 LOGIN "${user?.name}" "${user?.password}"\r\n2 SELECT INBOX (CONDSTORE)\r\n`);
  socket.write(`3 APPEND INBOX {${Buffer.byteLength(text)}+}\r\n${text}\r\n4 LOGOUT\r\n`);
  const answers = Buffer.concat(await Array.fromAsync<Buffer>(socket)).toString();
  if (!answers.includes('\r\n3 OK')) throw new Error(`the message was not taken: ${answers}`);
}

/** SOGo speaks to databases by TCP alone; ours listens on a Unix socket. */
async function openDatabaseDoor(connectionString: string) {
  const { username, pathname, searchParams } = new URL(connectionString);
  const host = searchParams.get('host') ?? '';
  const port = searchParams.get('port') ?? '5432';
  const server = createServer((socket) => {
    const behind = connect(join(host, `.s.PGSQL.${port}`));
    socket.pipe(behind).pipe(socket);
    for (const [each, other] of [
      [socket, behind],
      [behind, socket],
    ] as const) {
      each.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  return { port: await listen(server), user: username, path: pathname, close: () => server.close() };
}

/** Starts a program and waits until it takes connections. */
async function run(command: readonly string[], { folder, port }: { folder: string; port: number }) {
  const [program = '', ...parameters] = command;
  const log = join(folder, `${port}.log`);
  const output = await open(log, 'w');
  const child = spawn(program, parameters, {
    cwd: folder,
    stdio: ['ignore', output.fd, output.fd],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
  await output.close();
  const deadline = Date.now() + startMilliseconds;
  while (!(await isOpen(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end(child);
      throw new Error(`${program} does not listen on port ${port}: ${await readFile(log, 'utf8')}`);
    }
    await pause(50);
  }
  return () => end(child);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
  await ended;
  clearTimeout(timer);
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port.
  return (server.address() as AddressInfo).port;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy()).once('connect', () => socket.destroy());
  });
}
