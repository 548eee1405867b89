import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import semver from 'semver';

import { RollupInvalid } from './errors.ts';
import { type Package, readPackage } from './package.ts';
import { checkSignature, type Publishers } from './signature.ts';

/** An update rollup as it is published: what it brings, what it needs, what is to be executed afterwards. */
export interface RollupManifest {
  /** E.g. `948755`. */
  readonly id: string;
  readonly title: string;
  readonly date: string;
  /** Files beside the manifest. */
  readonly packages: readonly RollupPackage[];
  readonly prerequisites: readonly RollupPrerequisite[];
  /** Earlier rollups that this one includes. */
  readonly replaces: readonly string[];
  readonly fixes: readonly RollupFix[];
  readonly initialize: readonly RollupInitialization[];
  /** The procedure as a person would carry it out by hand. */
  readonly procedure: readonly string[];
}

export interface RollupPackage {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly size: number;
  readonly date: string;
  readonly sha512: string;
}

/** A component, or `tenantry` itself, in a range of versions. */
export interface RollupPrerequisite {
  readonly component: string;
  readonly version: string;
}

export interface RollupFix {
  readonly fault: string;
  readonly component: string;
}

export interface RollupInitialization {
  /** Name of the component. */
  readonly component: string;
  readonly procedure: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A rollup with its packages, all checked. */
export interface Rollup {
  readonly manifest: RollupManifest;
  readonly packages: readonly Package[];
  readonly folder: string;
}

/** Reads a rollup: its signature, its form, and every package beside it. */
export async function readRollup(path: string, publishers: Publishers): Promise<Rollup> {
  const file = basename(path);
  const bytes = await readFile(path).catch((cause: Error) => {
    throw RollupInvalid(file, cause.message);
  });
  const signature = await readFile(`${path}.sig`, 'utf8').catch(() => undefined);
  checkSignature({ name: file, bytes }, signature, publishers);
  const manifest = parse(bytes.toString(), file);
  const folder = dirname(path);
  const packages: Package[] = [];
  for (const wanted of manifest.packages) {
    const found = await readPackage(join(folder, basename(wanted.file)), publishers);
    const { name, version } = found.manifest;
    if (name !== wanted.name || version !== wanted.version || found.signature.sha512 !== wanted.sha512) {
      throw RollupInvalid(file, `${wanted.file} is another package than the one that it names.`);
    }
    packages.push(found);
  }
  return { manifest, packages, folder };
}

function parse(text: string, file: string): RollupManifest {
  let json: Partial<RollupManifest>;
  try {
    json = JSON.parse(text) as Partial<RollupManifest>;
  } catch (cause) {
    throw RollupInvalid(file, (cause as Error).message);
  }
  const {
    id,
    title,
    date,
    packages,
    prerequisites = [],
    replaces = [],
    fixes = [],
    initialize = [],
    procedure = [],
  } = json;
  const lists = [packages, prerequisites, replaces, fixes, initialize, procedure];
  if (![id, title, date].every((each) => typeof each === 'string' && each !== '')) {
    throw RollupInvalid(file, 'id, title and date must be text.');
  }
  if (!lists.every(Array.isArray) || !packages?.length) {
    throw RollupInvalid(file, 'packages must be a list of at least one, the others lists.');
  }
  const wrong = packages.find((each) => typeof each.file !== 'string' || semver.valid(each.version) === null);
  if (wrong)
    throw RollupInvalid(file, `packages has ${JSON.stringify(wrong).slice(0, 80)}, without a file or a version.`);
  // The texts have been checked above; the publisher answers for the rest with the signature.
  return { id, title, date, packages, prerequisites, replaces, fixes, initialize, procedure } as RollupManifest;
}
