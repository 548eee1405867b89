import { glob, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { makePublisherKey, readPackage, signFile } from '@tenantry/deploy';
import { buildPackage, buildRollup, packArchive, type RollupAbout } from '@tenantry/deploy/build';

const root = fileURLToPath(new URL('../..', import.meta.url));
const publisher = 'tests';
const date = new Date('2026-02-21T13:08:00Z');

/** A publisher with all components of the checkout, in two releases. */
export interface Releases {
  readonly publicKey: string;
  /** Packages of 1.0.0. */
  readonly first: readonly string[];
  /** Manifest of the rollup that brings 1.1.0. */
  readonly rollup: string;
  /** A variant of the rollup in a folder of its own. */
  variant(name: string, change: Variant): Promise<string>;
}

/** What is to be wrong with a rollup. */
export interface Variant {
  /** Other content of files of Managed Plans, by path. */
  readonly plans?: (files: Map<string, Buffer>) => void;
  readonly about?: Partial<RollupAbout>;
  /** Done to the finished files. */
  readonly spoil?: (folder: string) => Promise<void>;
}

/** The sentence by which everybody sees that 1.1.0 is there. */
export const news = 'Says that release 1.1.0 has come.';

/** Builds all components twice: as they are, and with a visible change, a migration and its way back. */
export async function buildReleases(folder: string): Promise<Releases> {
  const { privateKey, publicKey } = makePublisherKey();
  const key = { publisher, privateKey, date };
  const first: string[] = [];
  for await (const file of glob('{providers,namespaces,services/web}/*/package.json', { cwd: root })) {
    const built = await buildPackage(join(root, dirname(file)), {
      to: join(folder, '1.0.0'),
      ...key,
      version: '1.0.0',
    });
    first.push(built.path);
  }
  const publishers = new Map([[publisher, publicKey]]);
  const about: RollupAbout = {
    id: '948755',
    title: 'Update Rollup 2',
    replaces: ['942100'],
    prerequisites: [{ component: 'exchange-2007', version: '>=1.0.0' }],
    fixes: [{ fault: 'CreateAddressList could fail with several controllers', component: 'exchange-2007' }],
    initialize: [{ component: 'hosted-email-2007', procedure: 'Initialize' }],
  };
  let variants = 0;
  const variant: Releases['variant'] = async (name, change) => {
    // A version is published once: whatever differs is another one.
    const version = `1.1.${variants++}`;
    const to = join(folder, name);
    await mkdir(to, { recursive: true });
    const packages = await Promise.all(first.map((path) => repack(path, { to, version, change: change.plans })));
    const manifest = join(to, 'rollup.json');
    await buildRollup({ ...about, ...change.about }, { to: manifest, packages, publisher, privateKey, date });
    await change.spoil?.(to);
    return manifest;
  };
  return { publicKey, first, rollup: await variant('1.1.0', {}), variant };

  async function repack(path: string, { to, version, change }: Repacking): Promise<string> {
    const { files, manifest } = await readPackage(path, publishers);
    const changed = new Map(files);
    const json = JSON.parse(files.get('package.json')?.toString() ?? '') as object;
    changed.set('package.json', Buffer.from(JSON.stringify({ ...json, version })));
    if (manifest.name === 'managed-plans') {
      changed.set('dist/index.js', Buffer.from(withNews(files.get('dist/index.js')?.toString() ?? '')));
      const number = String([...files.keys()].filter((each) => /migrations\/\d{4}-[^.]*\.sql$/.test(each)).length + 1);
      const migration = `migrations/${number.padStart(4, '0')}-remark`;
      changed.set(`${migration}.sql`, Buffer.from("alter table plans.service add remark text not null default ''"));
      changed.set(`${migration}.down.sql`, Buffer.from('alter table plans.service drop remark'));
      change?.(changed);
    }
    const bytes = await packArchive(changed);
    const name = basename(path).replace('1.0.0', version);
    await writeFile(join(to, name), bytes);
    await writeFile(join(to, `${name}.sig`), JSON.stringify(signFile({ name, bytes }, key)));
    return join(to, name);
  }
}

interface Repacking {
  readonly to: string;
  readonly version: string;
  readonly change: Variant['plans'];
}

/** Each procedure of the namespace has another summary, which its web service shows. */
function withNews(source: string): string {
  const changed = source.replaceAll(/summary: "[^"]*"/g, `summary: ${JSON.stringify(news)}`);
  if (changed === source) throw new Error('Managed Plans has no summary to change');
  return changed;
}
