import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { readPackage } from './package.ts';
import type { RollupManifest } from './rollup-manifest.ts';
import { publicKeyOf, signFile } from './signature.ts';

/** What a publisher says of a rollup; the packages speak for themselves. */
export type RollupAbout = Pick<RollupManifest, 'id' | 'title'> &
  Partial<Omit<RollupManifest, 'id' | 'title' | 'packages'>>;

export interface RollupOptions {
  /** Manifest to write. */
  readonly to: string;
  readonly packages: readonly string[];
  readonly publisher: string;
  readonly privateKey: string;
  readonly date?: Date;
}

/** Makes the manifest of a rollup of packages that lie beside it, and signs it. */
export async function buildRollup(about: RollupAbout, options: RollupOptions): Promise<RollupManifest> {
  const { to, publisher, privateKey, date = new Date() } = options;
  const publishers = new Map([[publisher, publicKeyOf(privateKey)]]);
  const packages = await Promise.all(
    options.packages.map(async (path) => {
      const { manifest, file, signature } = await readPackage(path, publishers);
      const { name, version } = manifest;
      const { size, date: made, sha512 } = signature;
      return { name, version, file, size, date: made, sha512 };
    }),
  );
  const manifest: RollupManifest = {
    date: date.toISOString().slice(0, 10),
    prerequisites: [],
    replaces: [],
    fixes: [],
    initialize: [],
    procedure: [],
    ...about,
    packages,
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(to, bytes);
  const signature = signFile({ name: basename(to), bytes }, { publisher, privateKey, date });
  await writeFile(`${to}.sig`, `${JSON.stringify(signature, null, 2)}\n`);
  return manifest;
}

/** Reads what a publisher says of a rollup. */
export async function readRollupAbout(path: string): Promise<RollupAbout> {
  // Written by the publisher himself; what is wrong in it the check of the rollup says.
  return JSON.parse(await readFile(path, 'utf8')) as RollupAbout;
}
