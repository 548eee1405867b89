import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

import tar from 'tar-stream';

import { PackageInvalid } from './errors.ts';

/** Files of a package by their path below its root, e.g. `dist/index.js`. */
export type PackageFiles = ReadonlyMap<string, Buffer>;

/** In the npm format everything lies in this folder. */
const root = 'package/';
const bytesMaximum = 64_000_000;
const filesMaximum = 5000;
const pathMaximum = 200;

/** Packs files; the same files give the same bytes. */
export async function packArchive(files: PackageFiles): Promise<Buffer> {
  const pack = tar.pack();
  const packed = buffer(pack);
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    pack.entry({ name: `${root}${path}`, mode: 0o644, mtime: new Date(0) }, content);
  }
  pack.finalize();
  return promisify(gzip)(await packed, { level: 9 });
}

/** Reads an archive into memory; takes plain files with plain names below `package/`, and nothing else. */
export async function readArchive(bytes: Buffer, name: string): Promise<PackageFiles> {
  const files = new Map<string, Buffer>();
  const taken = new Set<string>();
  const extract = tar.extract();
  Readable.from([await decompress(bytes, name)]).pipe(extract);
  try {
    for await (const entry of extract) {
      const { type, name: path } = entry.header;
      if (type !== 'file') throw PackageInvalid(name, `${show(path)} is a ${type}; only plain files are taken.`);
      const fault = faultOf(path);
      if (fault !== undefined) throw PackageInvalid(name, `the path ${show(path)} ${fault}.`);
      const own = path.slice(root.length);
      if (taken.has(own.toLowerCase())) throw PackageInvalid(name, `${show(path)} is there twice.`);
      taken.add(own.toLowerCase());
      if (files.size >= filesMaximum) throw PackageInvalid(name, `it has more than ${filesMaximum} files.`);
      files.set(own, await buffer(entry));
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('DEPLOY_')) throw cause;
    throw PackageInvalid(name, `it is not a tar archive (${(cause as Error).message}).`);
  }
  return files;
}

async function decompress(bytes: Buffer, name: string): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: bytesMaximum });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason =
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `it unpacks to more than ${bytesMaximum / 1e6} MB`
        : `it cannot be unpacked (${message})`;
    throw PackageInvalid(name, `${reason}.`);
  }
}

function faultOf(path: string): string | undefined {
  if (!path.startsWith(root)) return `does not lie below ${root}`;
  if (path.length > pathMaximum) return 'is too long';
  // No backslash, colon, control character: what is harmless here may be a path elsewhere.
  if (!/^[A-Za-z0-9@._/+-]+$/.test(path)) return 'has characters that a path of a package cannot have';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'leaves its folder';
  if (parts.includes('node_modules')) return 'lies in node_modules; a package brings what it needs in its own code';
  return undefined;
}

async function buffer(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function show(path: string): string {
  return JSON.stringify(path).slice(0, 80);
}
