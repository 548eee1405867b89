import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ComponentKind } from '@tenantry/deploy';

import { FolderTaken, UsageInvalid } from '../errors.ts';
import { linkProgram } from './link-program.ts';

export interface NewComponent {
  readonly kind: ComponentKind;
  /** Published name, e.g. `Contoso Fax`. */
  readonly name: string;
  /** Folder to make. */
  readonly to: string;
  /** Of a web service: the component whose procedures it shows. */
  readonly serves?: { readonly namespace: string; readonly component: string };
}

/** The examples are complete components; a new one is a copy under another name. */
const examples = new URL('../../../examples/components/', import.meta.url);

const titles: Readonly<Record<ComponentKind, string>> = {
  provider: 'Example Provider',
  namespace: 'Example Namespace',
  'web-service': 'Example Web Service',
};

const served = { namespace: 'Managed Plans', component: 'managed-plans' };

/** Makes the folder of a component that works; gives its files. Throws CLI_FOLDER_TAKEN, CLI_USAGE_INVALID. */
export async function newComponent({ kind, name, to, serves }: NewComponent): Promise<string[]> {
  if (!/^[A-Z][A-Za-z0-9]*( [A-Za-z0-9]+)*$/.test(name) || name.length > 60)
    throw UsageInvalid(
      `"${name}" is no name of a component.`,
      'Write words of letters and digits that begin with a capital, such as "Contoso Fax".',
    );
  const example = fileURLToPath(new URL(`${kind}/`, examples));
  const renamed = [...renaming(titles[kind], name), ...(serves ? serving(serves) : [])];
  const paths: string[] = [];
  // Only the last folder may be missing or present: a misspelt path is not made.
  await mkdir(to).catch((cause: NodeJS.ErrnoException) => {
    throw FolderTaken(to, cause.code === 'EEXIST' ? 'it is there already' : cause.message);
  });
  for await (const path of glob('**/*.*', { cwd: example, exclude: ['node_modules/**'] })) paths.push(path);
  for (const path of paths) {
    const text = await readFile(join(example, path), 'utf8');
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), rename(text, renamed));
  }
  await linkProgram(to);
  return paths.sort();
}

/** A name in each spelling in which sources, tables, folders and error codes have it. */
function renaming(from: string, to: string): (readonly [string, string])[] {
  const spellings: readonly ((words: readonly string[]) => string)[] = [
    (words) => words.join(' '),
    (words) => words.join('-').toLowerCase(),
    (words) => words.join('_').toLowerCase(),
    (words) => words.join('_').toUpperCase(),
    (words) => words.join(''),
    ([first = '', ...others]) => [first.toLowerCase(), ...others].join(''),
  ];
  return spellings.map((spell) => [spell(from.split(' ')), spell(to.split(' '))]);
}

function serving({ namespace, component }: NonNullable<NewComponent['serves']>): (readonly [string, string])[] {
  return [
    [served.namespace, namespace],
    [served.component, component],
  ];
}

/** All names at once, so that no new one is taken for an old one. */
function rename(text: string, names: readonly (readonly [string, string])[]): string {
  const replacements = new Map(names);
  return text.replaceAll(
    new RegExp([...replacements.keys()].join('|'), 'g'),
    (found) => replacements.get(found) ?? found,
  );
}
