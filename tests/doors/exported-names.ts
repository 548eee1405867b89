import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The doors of the engine. Whoever adds or removes a name does so here as well, and on purpose. */
export interface Door {
  readonly file: string;
  readonly names: readonly string[];
}

/** Names that a door exports, types included. A door has only explicit re-exports, so its text tells all. */
export function readExportedNames(source: string): string[] {
  const names: string[] = [];
  for (const [, list = ''] of source.matchAll(/export (?:type )?\{([^}]*)\}/g)) {
    for (const part of list.split(',')) {
      const name = part
        .replace(/^\s*type /, '')
        .trim()
        .split(' as ')
        .at(-1);
      if (name) names.push(name.trim());
    }
  }
  return names.sort();
}

/** Doors whose names are not those of the list. */
export async function findDoorFaults(root: string, doors: readonly Door[]): Promise<string[]> {
  const faults = await Promise.all(
    doors.map(async ({ file, names }) => {
      const found = readExportedNames(await readFile(join(root, file), 'utf8'));
      const added = found.filter((name) => !names.includes(name));
      const gone = names.filter((name) => !found.includes(name));
      return [
        ...added.map((name) => `${file} exports ${name}, which tests/doors/engine-doors.ts does not list.`),
        ...gone.map((name) => `${file} no longer exports ${name}, which tests/doors/engine-doors.ts lists.`),
      ];
    }),
  );
  return faults.flat();
}
