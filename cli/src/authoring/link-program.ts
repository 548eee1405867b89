import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The harness stands above the program and is no dependency of it; components are tested with it. */
const harness = new URL('../../../tests/harness/', import.meta.url);

/** Lets a component find the packages of this program, as Node does: in a node_modules folder beside it. */
export async function linkProgram(folder: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const own = Object.keys(dependencies).filter((name) => name.startsWith('@tenantry/'));
  const targets = own.map((name) => [name, fileURLToPath(new URL('..', import.meta.resolve(name)))] as const);
  for (const [name, target] of [...targets, ['@tenantry/testing', fileURLToPath(harness)] as const]) {
    const at = join(folder, 'node_modules', name);
    await mkdir(dirname(at), { recursive: true });
    // A link that points to where the program was before is replaced as a whole.
    const unfinished = `${at}.${randomUUID()}`;
    await symlink(target, unfinished, 'dir');
    await rename(unfinished, at);
  }
}
