import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Certificate } from '../slapd/certificates.ts';
import { dnsDomain, hostName, netbiosDomain, realm } from './domain.ts';

const run = promisify(execFile);
const prefix = 'tenantry-samba-';

/**
 * A folder for the controllers of this process; those that dead processes left are removed.
 * Paths of sockets may have 107 characters only, so it has a short name.
 */
export async function makeRunFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const [, owner] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? [];
    if (owner !== undefined && !lives(Number(owner))) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** Copies a folder with its owners and modes; databases have holes. */
export async function copyFiles(from: string, to: string): Promise<void> {
  await run('cp', ['--archive', '--sparse=always', `${from}/.`, to]);
}

function lives(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

export function controllerFolder(folder: string, number: number): string {
  return join(folder, `dc${number}`);
}

export function configurationFile(folder: string, number: number): string {
  return join(controllerFolder(folder, number), 'etc', 'smb.conf');
}

/** What both controllers take from the system: names, and where Kerberos is. */
export async function writeNetwork(
  folder: string,
  { addresses, identifiers }: { addresses: readonly string[]; identifiers: readonly string[] },
): Promise<void> {
  const hosts = addresses.map((address, index) => {
    // Replication looks its partner up by the GUID of its settings; there is no DNS server here.
    const alias = identifiers[index] === undefined ? '' : ` ${identifiers[index]}._msdcs.${dnsDomain}`;
    return `${address} ${hostName(index + 1)} dc${index + 1}${alias}\n`;
  });
  await writeFile(join(folder, 'hosts'), `127.0.0.1 localhost\n${hosts.join('')}`);
  await writeFile(join(folder, 'resolv.conf'), '');
  const kdc = `{\n  kdc = ${addresses[0]}\n }`;
  await writeFile(
    join(folder, 'krb5.conf'),
    `[libdefaults]\n default_realm = ${realm}\n dns_lookup_realm = false\n dns_lookup_kdc = false\n[realms]\n ${realm} = ${kdc}\n ${dnsDomain} = ${kdc}\n`,
  );
}

export interface ControllerConfiguration {
  readonly number: number;
  readonly address: string;
  /** Undefined: one that Samba makes for itself. */
  readonly certificate?: Certificate | undefined;
}

/** Writes `smb.conf` and the folders that it names. */
export async function writeConfiguration(
  folder: string,
  { number, address, certificate }: ControllerConfiguration,
): Promise<void> {
  const own = controllerFolder(folder, number);
  for (const name of ['run', 'log', 'cache', 'etc', 'state', 'private'])
    await mkdir(join(own, name), { recursive: true });
  // Samba insists on these modes.
  await mkdir(join(own, 'ncalrpc'), { recursive: true, mode: 0o755 });
  await mkdir(join(own, 'wb'), { recursive: true, mode: 0o750 });
  await writeFile(configurationFile(folder, number), configurationOf({ own, number, address, certificate }));
}

/**
 * Only what replication and LDAP need: no file server, no winbind, no DNS. `interfaces` wants /8: with /32 nothing listens.
 * The database is not synced: it lives for one test run.
 */
function configurationOf({
  own,
  number,
  address,
  certificate,
}: ControllerConfiguration & { readonly own: string }): string {
  const settings: Record<string, string> = {
    'netbios name': `DC${number}`,
    realm,
    workgroup: netbiosDomain,
    'server role': 'active directory domain controller',
    'server services': 'rpc, ldap, cldap, kdc, drepl, kcc',
    interfaces: `${address}/8`,
    'bind interfaces only': 'yes',
    'private dir': join(own, 'private'),
    'state directory': join(own, 'state'),
    'cache directory': join(own, 'cache'),
    'lock directory': join(own, 'cache'),
    'pid directory': join(own, 'run'),
    'ncalrpc dir': join(own, 'ncalrpc'),
    'binddns dir': join(own, 'bind-dns'),
    'winbindd socket directory': join(own, 'wb'),
    'ntp signd socket directory': join(own, 'ntp'),
    'log file': join(own, 'log', 'samba.log'),
    'log level': '1',
    'ldb:nosync': 'true',
    'ldap server require strong auth': 'no',
    'dsdb:schema update allowed': 'yes',
    'prefork children': '1',
    'rpc server dynamic port range': `4915${number}-4919${number}`,
    'dreplsrv:notify_interval': '1',
    'dreplsrv:periodic_interval': '10',
    'dreplsrv:periodic_startup_interval': '1',
    'kccsrv:periodic_startup_interval': '2',
    'kccsrv:periodic_interval': '60',
    ...(certificate
      ? { 'tls certfile': certificate.certificate, 'tls keyfile': certificate.key, 'tls cafile': '' }
      : {}),
  };
  const lines = Object.entries(settings).map(([name, value]) => ` ${name} = ${value}\n`);
  const shares = [
    ['sysvol', join(own, 'state', 'sysvol')],
    ['netlogon', join(own, 'state', 'sysvol', dnsDomain, 'scripts')],
  ].map(([name, path]) => `[${name}]\n path = ${path}\n read only = no\n`);
  return `[global]\n${lines.join('')}${shares.join('')}`;
}
