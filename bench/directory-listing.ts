import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

import { embeddedMigrations, openLdapDirectory } from '@tenantry/directory/host';
import { prepareDatabase } from '@tenantry/engine/host';
import { startSlapd } from '@tenantry/testing/slapd';
import pg from 'pg';

import { run } from './ldap-tools.ts';

const megabyte = 1_048_576;

interface Told {
  readonly entries: number;
  readonly seconds: number;
  /** Memory that is really in use: after the first tenth, and the most that was later. */
  readonly early: number;
  readonly late: number;
  /** Everything that the process has taken of the system, at the end. */
  readonly resident: number;
}

/** Memory of a process that lists so many entries of OpenLDAP, page by page. */
export async function directoryListing(folder: string, connectionString: string, entries: number): Promise<string[]> {
  const slapd = await startSlapd();
  try {
    const [server] = slapd.servers;
    if (!server) throw new Error('no server was started');
    await server.kill('SIGTERM');
    const file = join(folder, 'listing.ldif');
    await writeEntries(file, slapd.domain, entries);
    await run('slapadd', ['-q', '-f', join(slapd.folder, 's1', 'slapd.conf'), '-l', file]);
    await server.start();
    const { url, name } = server;
    const given = { url, name, bindDn: slapd.bindDn, password: slapd.password, domain: slapd.domain, connectionString };
    const {
      entries: found,
      seconds,
      early,
      late,
      resident,
    } = await listInChild({ ...given, tenth: Math.floor(entries / 10) });
    const show = (bytes: number) => `${Math.round(bytes / megabyte)} MB`;
    return [
      `memory while ${found} entries are listed: ${show(early)} in use after the first tenth, ${show(late)} at most later (goal: flat), ${show(resident)} resident; ${(found / seconds).toFixed(0)} entries a second`,
    ];
  } finally {
    await slapd.stop();
  }
}

async function writeEntries(file: string, domain: string, entries: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`dn: ${domain}\nobjectClass: top\nobjectClass: domain\nobjectClass: domainDNS\ndc: fabrikam\n\n`);
  out.write(`dn: OU=Listed,${domain}\nobjectClass: organizationalUnit\nou: Listed\n\n`);
  for (let number = 0; number < entries; number++) {
    const name = `user${number}`;
    const record = `dn: CN=${name},OU=Listed,${domain}\nobjectClass: user\ncn: ${name}\ndisplayName: User ${number}\nmail: ${name}@bench.example\nproxyAddresses: SMTP:${name}@bench.example\nsAMAccountName: ${name}\n\n`;
    if (!out.write(record)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
  }
  out.end();
  await finished(out);
}

interface Given {
  readonly url: string;
  readonly name: string;
  readonly bindDn: string;
  readonly password: string;
  readonly domain: string;
  readonly connectionString: string;
  readonly tenth: number;
}

/** In a process of its own, so that nothing else is in its memory. */
function listInChild(given: Given): Promise<Told> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(given)], { execArgv: ['--expose-gc'] });
    // The message is the one that `tell` sends.
    child.once('message', (message) => resolve(message as Told));
    child.once('exit', (code) => reject(new Error(`the listing process ended with ${code}`)));
  });
}

/** As the forked process. */
async function tell({ url, name, bindDn, password, domain, connectionString, tenth }: Given): Promise<void> {
  await prepareDatabase(connectionString, [], [embeddedMigrations]);
  const pool = new pg.Pool({ connectionString });
  const options = { controllers: [{ name, url }], bindDn, password, startTls: false, tls: {}, domain };
  const host = await openLdapDirectory({ ...options, pool });
  let [entries, early, late] = [0, 0, 0];
  const begun = performance.now();
  for await (const _ of host.directory.search({ base: domain, filter: '(objectClass=user)' })) {
    if (++entries % tenth !== 0) continue;
    // Without that the figure tells when the collector last came by.
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    if (entries === tenth) early = heapUsed + external;
    else late = Math.max(late, heapUsed + external);
  }
  const seconds = (performance.now() - begun) / 1000;
  await host.close();
  await pool.end();
  const resident = process.memoryUsage.rss();
  process.send?.({ entries, seconds, early, late, resident } satisfies Told, () => process.exit(0));
}

const [, self, given] = process.argv;
// What the parent wrote.
if (self === fileURLToPath(import.meta.url) && given) await tell(JSON.parse(given) as Given);
