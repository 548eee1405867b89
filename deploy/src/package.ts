import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { type PackageFiles, readArchive } from './archive.ts';
import { PackageInvalid, PackageMissing } from './errors.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { checkSignature, type Publishers, type Signature } from './signature.ts';

/** A package that was checked. */
export interface Package {
  readonly manifest: Manifest;
  readonly file: string;
  readonly bytes: Buffer;
  readonly files: PackageFiles;
  readonly signature: Signature;
  /** Content of the signature file. */
  readonly signatureText: string;
}

/** Name of the file of a package, e.g. `HostedEmail2007NS-1.2.0.tgz`. */
export function fileNameOf({ package: title, version }: Pick<Manifest, 'package' | 'version'>): string {
  return `${title}-${version}.tgz`;
}

/** Reads and checks a package with the signature beside it: first whose it is, then what is in it. */
export async function readPackage(path: string, publishers: Publishers): Promise<Package> {
  const file = basename(path);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? PackageMissing(file, path) : PackageInvalid(file, cause.message);
  });
  const signatureText = await readFile(`${path}.sig`, 'utf8').catch(() => undefined);
  const signature = checkSignature({ name: file, bytes }, signatureText, publishers);
  const files = await readArchive(bytes, file);
  const manifest = readManifest(files.get('package.json')?.toString() ?? '', `${file}/package.json`);
  if (fileNameOf(manifest) !== file) {
    throw PackageInvalid(file, `it holds ${fileNameOf(manifest)}; a package bears its own name.`);
  }
  if (!files.has('dist/index.js')) throw PackageInvalid(file, 'it has no dist/index.js.');
  return { manifest, file, bytes, files, signature, signatureText: signatureText ?? '' };
}
