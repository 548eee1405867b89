import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import tar from 'tar-stream';

import { packArchive } from './archive.ts';
import { buildPackage } from './build-package.ts';
import { createComponentStore, importComponent } from './component-store.ts';
import { readPackage } from './package.ts';
import { makePublisherKey, publicKeyOf, signFile } from './signature.ts';

const { privateKey, publicKey } = makePublisherKey();
const publishers = new Map([['tests', publicKey]]);
const by = { publisher: 'tests', privateKey, date: new Date('2026-01-02T03:04:05Z') };
const plans = fileURLToPath(new URL('../../namespaces/managed-plans', import.meta.url));
const engine = fileURLToPath(new URL('../../engine', import.meta.url));
const schema = fileURLToPath(new URL('../../schema', import.meta.url));

describe('a package', () => {
  it('is built from the source of a component, checked, unpacked and loaded', async () => {
    const to = await folder();
    const built = await buildPackage(plans, { to, ...by, version: '3.1.0' });
    const read = await readPackage(built.path, publishers);
    const store = createComponentStore(join(to, 'store'), { '@tenantry/engine': engine, '@tenantry/schema': schema });

    const where = await store.add(read);
    const component = await importComponent(where, 'managed-plans');

    assert.equal(built.path, join(to, 'ManagedPlansNS-3.1.0.tgz'));
    assert.deepEqual(read.manifest.requires, { 'active-directory': '>=0.1.0 <4.0.0' });
    assert.deepEqual([read.signature.size, read.signature.date], [built.size, '2026-01-02T03:04:05Z']);
    assert.equal((component as { namespace: string }).namespace, 'Managed Plans');
    assert.equal(await store.add(read), where, 'it was unpacked a second time');
    await store.check(read);
    await writeFile(join(where, 'dist/index.js'), 'export const component = 1;');
    await assert.rejects(store.check(read), { code: 'DEPLOY_STORE_DAMAGED' });
  });

  it('is the same bytes whenever it is built', async () => {
    const [first, second] = [await folder(), await folder()];
    const [a, b] = [await buildPackage(plans, { to: first, ...by }), await buildPackage(plans, { to: second, ...by })];

    assert.deepEqual(await readFile(a.path), await readFile(b.path));
    assert.equal(publicKeyOf(privateKey), publicKey);
  });

  it('is refused without its signature, when altered, renamed, or signed by somebody else', async () => {
    const good = await write(await packArchive(files()), 'Shelf-1.0.0.tgz');
    const stranger = makePublisherKey();
    const foreign = { ...by, privateKey: stranger.privateKey };

    const unsigned = await write(await packArchive(files()), 'Shelf-1.0.0.tgz');
    await rm(`${unsigned}.sig`);
    const altered = await write(await packArchive(files()), 'Shelf-1.0.0.tgz');
    await writeFile(altered, await packArchive(files({ 'dist/index.js': 'export const component = {};' })));
    const renamed = await write(await packArchive(files()), 'Shelf-1.0.0.tgz', 'Shelf-9.0.0.tgz');
    const wrong = await write(await packArchive(files()), 'Shelf-1.0.0.tgz', undefined, foreign);
    const unknown = await write(await packArchive(files()), 'Shelf-1.0.0.tgz', undefined, {
      ...foreign,
      publisher: 'me',
    });
    const lying = await write(await packArchive(files({ 'package.json': manifest('2.0.0') })), 'Shelf-1.0.0.tgz');

    assert.equal((await readPackage(good, publishers)).manifest.version, '1.0.0');
    await assert.rejects(readPackage(unsigned, publishers), { code: 'DEPLOY_PACKAGE_UNSIGNED' });
    await assert.rejects(readPackage(altered, publishers), { code: 'DEPLOY_PACKAGE_ALTERED' });
    await assert.rejects(readPackage(renamed, publishers), { code: 'DEPLOY_SIGNATURE_WRONG' });
    await assert.rejects(readPackage(wrong, publishers), { code: 'DEPLOY_SIGNATURE_WRONG' });
    await assert.rejects(readPackage(unknown, publishers), { code: 'DEPLOY_PUBLISHER_UNKNOWN' });
    await assert.rejects(readPackage(lying, publishers), { code: 'DEPLOY_PACKAGE_INVALID' });
    await assert.rejects(readPackage(`${good}x`, publishers), { code: 'DEPLOY_PACKAGE_MISSING' });
  });

  const hostile: Readonly<Record<string, Parameters<tar.Pack['entry']>[0]>> = {
    'leaves its folder': { name: 'package/../../outside.js' },
    'begins at the root': { name: '/etc/outside' },
    'lies beside the folder': { name: 'other/index.js' },
    'has a backslash': { name: 'package\\..\\outside.js' },
    'has a drive': { name: 'package/C:/outside.js' },
    'lies in node_modules': { name: 'package/node_modules/pg/index.js' },
    'is a symbolic link': { name: 'package/link', type: 'symlink', linkname: '/etc/passwd' },
    'is a hard link': { name: 'package/link', type: 'link', linkname: 'package/package.json' },
    'is a device': { name: 'package/device', type: 'character-device' },
    'differs from another only in case': { name: 'package/DIST/index.js' },
  };
  for (const [what, header] of Object.entries(hostile)) {
    it(`is refused although signed when an entry ${what}`, async () => {
      const path = await write(await archive(header), 'Shelf-1.0.0.tgz');

      await assert.rejects(readPackage(path, publishers), { code: 'DEPLOY_PACKAGE_INVALID' });
    });
  }

  it('is refused when it is a bomb, or no archive at all', async () => {
    const bomb = await write(gzipSync(Buffer.alloc(80_000_000)), 'Shelf-1.0.0.tgz');
    const noise = await write(gzipSync(Buffer.from('not a tar archive'.repeat(100))), 'Shelf-1.0.0.tgz');

    await assert.rejects(readPackage(bomb, publishers), { code: 'DEPLOY_PACKAGE_INVALID' });
    await assert.rejects(readPackage(noise, publishers), { code: 'DEPLOY_PACKAGE_INVALID' });
  });
});

describe('a component store', () => {
  it('says so when it cannot be written, and leaves nothing half', async () => {
    const to = await folder();
    const read = await readPackage(await write(await packArchive(files()), 'Shelf-1.0.0.tgz'), publishers);
    await symlink('/dev/full', join(to, 'store'));

    await assert.rejects(createComponentStore(join(to, 'store'), {}).add(read), { code: 'DEPLOY_STORE_UNWRITABLE' });
  });

  it('tells what is wrong with a module that cannot be loaded', async () => {
    const store = createComponentStore(join(await folder(), 'store'), {});
    const bad = files({ 'dist/index.js': 'import "nowhere-to-be-found";' });
    const read = await readPackage(await write(await packArchive(bad), 'Shelf-1.0.0.tgz'), publishers);

    await assert.rejects(importComponent(await store.add(read), 'shelf'), { code: 'DEPLOY_COMPONENT_UNUSABLE' });
  });
});

function manifest(version: string): string {
  return JSON.stringify({
    name: 'shelf',
    version,
    tenantry: { kind: 'provider', namespace: 'Shelf', package: 'Shelf' },
  });
}

function files(more: Readonly<Record<string, string>> = {}): Map<string, Buffer> {
  const all = { 'package.json': manifest('1.0.0'), 'dist/index.js': 'export const component = 1;', ...more };
  return new Map(Object.entries(all).map(([path, content]) => [path, Buffer.from(content)]));
}

/** A good package with one entry more. */
async function archive(header: Parameters<tar.Pack['entry']>[0]): Promise<Buffer> {
  const pack = tar.pack();
  for (const [path, content] of files()) pack.entry({ name: `package/${path}` }, content);
  const plain = header.type === undefined;
  pack.entry(header, plain ? 'hostile' : undefined);
  pack.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of pack) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}

/** Writes a package signed as `name`, under another name if one is given. */
async function write(bytes: Buffer, ...[name, as = name, signer = by]: [string, string?, typeof by?]): Promise<string> {
  const path = join(await folder(), as);
  await writeFile(path, bytes);
  await writeFile(`${path}.sig`, JSON.stringify(signFile({ name, bytes }, signer)));
  return path;
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'tenantry-package-'));
  after(() => rm(made, { recursive: true, force: true }));
  return made;
}
