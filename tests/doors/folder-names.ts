import { glob } from 'node:fs/promises';
import { basename } from 'node:path';

const drawers: readonly string[] = [
  'core',
  'common',
  'lib',
  'shared',
  'utils',
  'util',
  'helpers',
  'helper',
  'misc',
  'packages',
];

/** Folders and files whose name says nothing: they become drawers. */
export async function findNameFaults(root: string): Promise<string[]> {
  const faults: string[] = [];
  const pattern = '{schema,engine,directory,deploy,cli,providers,namespaces,services,tests,bench,examples,docs}/**';
  for await (const path of glob(pattern, { cwd: root, exclude: ['**/node_modules', '**/node_modules/**'] })) {
    const name = basename(path).split('.')[0] ?? '';
    if (drawers.includes(name))
      faults.push(`${path}: a folder or file is called by a word of the field, not "${name}".`);
  }
  return faults;
}
