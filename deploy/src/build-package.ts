import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'esbuild';

import { packArchive } from './archive.ts';
import { PackageInvalid } from './errors.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { fileNameOf } from './package.ts';
import { signFile } from './signature.ts';

/** What the running program gives to components; everything else goes into the package. */
const given = [
  '@tenantry/engine',
  '@tenantry/engine/client',
  '@tenantry/schema',
  '@tenantry/directory',
  '@tenantry/soap',
];

export interface BuildOptions {
  /** Where the package and its signature are written. */
  readonly to: string;
  readonly publisher: string;
  readonly privateKey: string;
  /** Instead of the one in package.json. */
  readonly version?: string;
  readonly date?: Date;
}

export interface BuiltPackage {
  readonly manifest: Manifest;
  readonly path: string;
  readonly size: number;
}

/** Builds the package of a component from its folder: one JavaScript file, its migrations, its manifest, signed. */
export async function buildPackage(folder: string, options: BuildOptions): Promise<BuiltPackage> {
  const { to, publisher, privateKey, date = new Date() } = options;
  const source = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as SourceManifest;
  const json = packedManifest(source, options.version ?? source.version);
  const text = `${JSON.stringify(json, null, 2)}\n`;
  const manifest = readManifest(text, join(folder, 'package.json'));
  const files = new Map<string, Buffer>([
    ['package.json', Buffer.from(text)],
    ['dist/index.js', await bundle(folder, manifest.name)],
    ...(await readFolder(folder, 'migrations')),
    ...(await readIfThere(folder, 'README.md')),
  ]);
  const bytes = await packArchive(files);
  const name = fileNameOf(manifest);
  const path = join(to, name);
  await mkdir(to, { recursive: true });
  await writeFile(path, bytes);
  const signature = signFile({ name, bytes }, { publisher, privateKey, date });
  await writeFile(`${path}.sig`, `${JSON.stringify(signature, null, 2)}\n`);
  return { manifest, path, size: bytes.length };
}

interface SourceManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly description?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly tenantry?: Readonly<Record<string, unknown>>;
}

/** The manifest without what only the workspace needs; required components get the range that this one was built against. */
function packedManifest(source: SourceManifest, version: string): Record<string, unknown> {
  const { name, license, description, dependencies = {}, tenantry = {} } = source;
  const { floor: _, requires, ...own } = tenantry;
  const ranges = Array.isArray(requires)
    ? Object.fromEntries(requires.map((each: string) => [each, rangeOf(dependencies[`@tenantry/${each}`], version)]))
    : requires;
  return {
    name,
    version,
    ...(license === undefined ? {} : { license }),
    ...(description === undefined ? {} : { description }),
    type: 'module',
    exports: { '.': './dist/index.js' },
    tenantry: { ...own, requires: ranges ?? {} },
  };
}

/** From the version that it was built against to the next major one of what is released together. */
function rangeOf(against: string | undefined, version: string): string {
  if (against === undefined) return '*';
  const major = Math.max(...[against, version].map((each) => Number(each.split('.')[0])));
  return `>=${against} <${major + 1}.0.0`;
}

async function bundle(folder: string, name: string): Promise<Buffer> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['src/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: given,
    charset: 'utf8',
    logLevel: 'silent',
  }).catch((cause: unknown) => {
    throw PackageInvalid(name, `its source cannot be built: ${(cause as Error).message}`);
  });
  const [output] = outputFiles;
  if (!output) throw PackageInvalid(name, 'its source gives nothing.');
  return Buffer.from(output.contents);
}

async function readFolder(folder: string, name: string): Promise<[string, Buffer][]> {
  const names = await readdir(join(folder, name)).catch(() => []);
  return Promise.all(
    names.map(async (each): Promise<[string, Buffer]> => [`${name}/${each}`, await readFile(join(folder, name, each))]),
  );
}

async function readIfThere(folder: string, name: string): Promise<[string, Buffer][]> {
  const content = await readFile(join(folder, name)).catch(() => undefined);
  return content ? [[name, content]] : [];
}
