import type { Hosting } from './hosting.ts';

/** Attributes of the public folder at a path, e.g. `\Acme\Legal`; undefined when there is none. */
export async function findFolder(
  { directory }: Pick<Hosting, 'directory'>,
  path: string,
): Promise<Readonly<Record<string, readonly string[]>> | undefined> {
  const { domain: base } = await directory.contexts();
  const filter = `(folderPathname=${path.replaceAll('\\', '\\5c')})`;
  for await (const { attributes } of directory.search({ base, filter, limit: 1 })) return attributes;
  return undefined;
}
