import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { activeDirectorySchema, renderSchemaChange, type SchemaChange } from '@tenantry/directory/host';

import { chooseAddresses } from './addresses.ts';
import { administratorPassword, dnsDomain, domainName, hostName, netbiosDomain, realm, settingsOf } from './domain.ts';
import { openController } from './domain-controller.ts';
import { runInside } from './inside-network.ts';
import {
  configurationFile,
  controllerFolder,
  copyFiles,
  makeRunFolder,
  writeConfiguration,
  writeNetwork,
} from './samba-files.ts';

const run = promisify(execFile);
/** Part of the name of a template: raise it when the way of making one changes. */
const edition = 1;

/**
 * Unpacks a domain of two controllers into a folder. The first run on a machine makes it, in half a minute.
 * @returns GUIDs by which replication finds the controllers
 */
export async function unpackTemplate(folder: string, { schema }: { readonly schema: boolean }): Promise<string[]> {
  const archive = await findTemplate(schema);
  await run('tar', ['--extract', '--zstd', '--file', archive, '--directory', folder]);
  return readIdentifiers(folder);
}

/** Copies the files of a pair that was halted. */
export async function copyPair(from: string, folder: string): Promise<string[]> {
  await copyFiles(from, folder);
  return readIdentifiers(folder);
}

async function readIdentifiers(folder: string): Promise<string[]> {
  // The file was written by this program.
  return JSON.parse(await readFile(join(folder, 'identifiers.json'), 'utf8')) as string[];
}

async function findTemplate(schema: boolean): Promise<string> {
  const { stdout: version } = await run('samba', ['--version']);
  const stages = schema ? activeDirectorySchema() : [];
  const digest = createHash('sha256')
    .update(JSON.stringify([edition, version, stages]))
    .digest('hex')
    .slice(0, 16);
  const cache = cacheFolder();
  const archive = join(cache, `samba-pair-${digest}.tar.zst`);
  const exists = await stat(archive).then(
    () => true,
    () => false,
  );
  if (exists) return archive;
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const folder = await makeRunFolder();
  try {
    await makeTemplate(folder, stages.map(renderStage));
    const partial = join(cache, `${randomUUID()}.partial`);
    await run('tar', [
      '--create',
      '--zstd',
      '--file',
      partial,
      '--directory',
      folder,
      'dc1',
      'dc2',
      'identifiers.json',
    ]);
    await rename(partial, archive);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return archive;
}

function renderStage(changes: readonly SchemaChange[]): string {
  return changes.map((change) => renderSchemaChange(change, `CN=Schema,CN=Configuration,${domainName}`)).join('\n\n');
}

/** Outside the checkout: a template survives `git clean`. */
function cacheFolder(): string {
  // biome-ignore lint/style/noProcessEnv: where CI keeps what it caches
  return process.env['TENANTRY_CACHE'] ?? join(tmpdir(), 'tenantry-cache');
}

/** Provisions one controller, puts the schema in while nobody uses it, joins the other one. */
async function makeTemplate(folder: string, schemaDocuments: readonly string[]): Promise<void> {
  const addresses = await chooseAddresses();
  const [first, second] = addresses;
  await writeNetwork(folder, { addresses, identifiers: [] });
  await runInside(folder, [
    ...['samba-tool', 'domain', 'provision', '--configfile=/dev/null', '--server-role=dc', '--dns-backend=NONE'],
    ...[`--realm=${realm}`, `--domain=${netbiosDomain}`, `--adminpass=${administratorPassword}`],
    ...[`--targetdir=${controllerFolder(folder, 1)}`, '--host-name=dc1', `--host-ip=${first}`],
    ...optionsOf(first),
  ]);
  await writeConfiguration(folder, { number: 1, address: first });
  for (const document of [...schemaDocuments, passwordPolicy]) await modifyOffline(folder, document);

  const controller = openController({ folder, number: 1, address: first });
  await controller.start();
  try {
    // Without these names replication from this controller is refused.
    await runInside(folder, ['samba_spnupdate', '-s', configurationFile(folder, 1)]);
    await writeConfiguration(folder, { number: 2, address: second });
    await runInside(folder, [
      ...['samba-tool', 'domain', 'join', dnsDomain, 'DC', `--server=${hostName(1)}`, '--dns-backend=NONE'],
      ...[`-UAdministrator%${administratorPassword}`, `--realm=${realm}`, '-s', configurationFile(folder, 2)],
      ...[`--targetdir=${controllerFolder(folder, 2)}`, '--option=netbios name=DC2', ...optionsOf(second)],
    ]);
    await introduce(folder, { first: controller, second });
  } finally {
    await controller.stop();
  }
}

/** The second controller names its services, and both learn of each other. */
async function introduce(
  folder: string,
  { first, second }: { first: ReturnType<typeof openController>; second: string },
): Promise<void> {
  await writeConfiguration(folder, { number: 2, address: second });
  const identifiers = [await settingsIdentifier(folder, 1), await settingsIdentifier(folder, 2)];
  await writeFile(join(folder, 'identifiers.json'), JSON.stringify(identifiers));
  // The namespaces of running controllers keep the old file.
  await first.stop();
  await writeNetwork(folder, { addresses: [first.address, second], identifiers });
  await first.start();
  const controller = openController({ folder, number: 2, address: second });
  await controller.start();
  try {
    await runInside(folder, ['samba_spnupdate', '-s', configurationFile(folder, 2)]);
    for (const [to, from] of [
      [1, 2],
      [2, 1],
    ] as const) {
      await runInside(folder, [
        ...['samba-tool', 'drs', 'replicate', hostName(to), hostName(from), domainName],
        ...[`-UAdministrator%${administratorPassword}`, '-s', configurationFile(folder, 1)],
      ]);
    }
  } finally {
    await controller.stop();
  }
}

function optionsOf(address: string): string[] {
  return [`interfaces=${address}/8`, 'bind interfaces only=yes', 'ldb:nosync=true'].map(
    (option) => `--option=${option}`,
  );
}

/** Tests use short passwords and change them at once. */
const passwordPolicy = `dn: ${domainName}
changetype: modify
replace: pwdProperties
pwdProperties: 0
-
replace: minPwdLength
minPwdLength: 1
-
replace: minPwdAge
minPwdAge: 0
-
replace: pwdHistoryLength
pwdHistoryLength: 0
-
`;

/** One run is one transaction, which does not see its own new attributes: one document a stage. */
async function modifyOffline(folder: string, document: string): Promise<void> {
  const file = join(folder, 'modify.ldif');
  await writeFile(file, document);
  const database = join(controllerFolder(folder, 1), 'private', 'sam.ldb');
  const configuration = `--configfile=${configurationFile(folder, 1)}`;
  await run('ldbmodify', ['-H', database, configuration, '--option=dsdb:schema update allowed=true', '--nosync', file]);
}

async function settingsIdentifier(folder: string, number: number): Promise<string> {
  const base = settingsOf(number);
  const database = join(controllerFolder(folder, 1), 'private', 'sam.ldb');
  const { stdout } = await run('ldbsearch', ['-H', database, '-b', base, '-s', 'base', 'objectGUID']);
  const [, guid] = /^objectGUID: (.+)$/m.exec(stdout) ?? [];
  if (guid === undefined) throw new Error(`there is no ${base}`);
  return guid;
}
