import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ComponentUnusable, StoreDamaged, StoreUnwritable } from './errors.ts';
import type { Package } from './package.ts';

/** Packages as a server has them unpacked, a folder a version. */
export interface ComponentStore {
  /** Unpacks a package, unless it is there; gives its folder. */
  add(unpacked: Package): Promise<string>;
  /** The folder of a version, if it is there. */
  find(name: string, version: string, sha512: string): Promise<string | undefined>;
  /** Throws DEPLOY_STORE_DAMAGED when a file is not as in the package. */
  check(unpacked: Package): Promise<void>;
}

/**
 * A store below a folder. The folder is not called node_modules, since Node would look at what is in it with other eyes.
 * @param given folders of the packages that the program gives to components, by name
 */
export function createComponentStore(folder: string, given: Readonly<Record<string, string>>): ComponentStore {
  let linked: Promise<void> | undefined;

  return {
    async add(unpacked) {
      const { manifest, signature, files } = unpacked;
      const to = folderOf(manifest.name, manifest.version, signature.sha512);
      if (await isFolder(to)) return to;
      const unfinished = join(folder, `.unfinished-${randomUUID()}`);
      try {
        linked ??= link();
        await linked;
        for (const [path, content] of files) {
          await mkdir(dirname(join(unfinished, path)), { recursive: true });
          await writeFile(join(unfinished, path), content, { flush: true });
        }
        await mkdir(dirname(to), { recursive: true });
        await rename(unfinished, to);
        return to;
      } catch (cause) {
        await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
        // Another process of this host was faster.
        if (await isFolder(to)) return to;
        linked = undefined;
        throw StoreUnwritable(`${manifest.name} ${manifest.version}`, folder, (cause as Error).message);
      }
    },
    async find(name, version, sha512) {
      const wanted = folderOf(name, version, sha512);
      if (!(await isFolder(wanted))) return undefined;
      linked ??= link();
      await linked;
      return wanted;
    },
    async check({ manifest, signature, files }) {
      const { name, version } = manifest;
      const where = folderOf(name, version, signature.sha512);
      for (const [path, content] of files) {
        const found = await readFile(join(where, path)).catch(() => undefined);
        if (!found?.equals(content)) throw StoreDamaged(`${name} ${version}`, path);
      }
    },
  };

  /** With a piece of the digest: what was packed anew under an old version is another thing to Node, too. */
  function folderOf(name: string, version: string, sha512: string): string {
    return join(folder, name, `${version}-${sha512.slice(0, 12)}`);
  }

  /** What components import from the program is found by Node's own rule: in a node_modules above them. */
  async function link(): Promise<void> {
    for (const [name, target] of Object.entries(given)) {
      const at = join(folder, 'node_modules', name);
      await mkdir(dirname(at), { recursive: true });
      const unfinished = `${at}.${randomUUID()}`;
      await symlink(target, unfinished, 'dir');
      await rename(unfinished, at);
    }
  }
}

/** Loads the module of a component; gives what it exports as `component`, or as `service`. */
export async function importComponent(folder: string, name: string): Promise<unknown> {
  try {
    const module: { component?: unknown; service?: unknown } = await import(
      pathToFileURL(join(folder, 'dist/index.js')).href
    );
    const exported = module.component ?? module.service;
    if (exported === undefined) throw new Error('it exports neither "component" nor "service"');
    return exported;
  } catch (cause) {
    throw ComponentUnusable(name, cause instanceof Error ? cause.message : String(cause));
  }
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
