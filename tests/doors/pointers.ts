import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const known = 'directory/src/well-known.ts';

/** GUIDs of pointers that a component declares and the directory does not know. */
export async function findPointerFaults(root: string): Promise<string[]> {
  const source = await readFile(join(root, known), 'utf8');
  const list = pointersIn(source.slice(source.indexOf('export const pointers')));
  const faults: string[] = [];
  for await (const path of glob('{directory/src/well-known.ts,{providers,namespaces}/*/src/*.ts}', { cwd: root })) {
    for (const pointer of declaredPointers(await readFile(join(root, path), 'utf8'))) {
      if (!list.includes(pointer)) faults.push(`${path}: the pointer ${pointer} is missing in ${known}.`);
    }
  }
  return faults;
}

/** Pointers are members of a record; other GUIDs are constants of their own. */
export function declaredPointers(source: string): string[] {
  return [...source.matchAll(/^ {2}\w+: '([0-9A-F]{32})',$/gm)].map(([, guid = '']) => guid);
}

function pointersIn(source: string): string[] {
  return [...source.matchAll(/'([0-9A-F]{32})'/g)].map(([, guid = '']) => guid);
}
