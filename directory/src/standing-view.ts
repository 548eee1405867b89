import type { Directory, Entry } from './directory.ts';
import { treeKey } from './distinguished-name.ts';
import { NoSuchEntry } from './errors.ts';
import { readLdapPath } from './ldap-path.ts';
import type { Operation } from './operations.ts';

/** Entries that one request has looked at to know who stands where, until it changes what that depends on. */
export type KnownPlaces = Map<string, Promise<Entry | undefined>>;

/** Changes of an entry move nobody unless they touch one of these attributes. */
const telling = new Set(['objectclass', 'otherwellknownobjects']);

/** Beginning of the keys of entries that were found by their own name. */
const byName = 'dn ';

/**
 * The directory as the engine asks it who stands where: the same units again and again, at every call of a request.
 * What is not there is asked for anew.
 */
export function standingView(directory: Directory, known: KnownPlaces): Directory {
  return {
    ...directory,
    find,
    async read(path, attributes) {
      const entry = await find(path, attributes);
      if (!entry) throw NoSuchEntry(path);
      return entry;
    },
  };

  function find(path: string, attributes?: readonly string[]): Promise<Entry | undefined> {
    const key = keyOf(path, attributes);
    const held = known.get(key);
    if (held) return held;
    const finding = directory.find(path, attributes);
    known.set(key, finding);
    const drop = () => {
      if (known.get(key) === finding) known.delete(key);
    };
    finding.then((entry) => entry ?? drop(), drop);
    return finding;
  }
}

/** Whose place is another one after a change. */
export type Moved = 'nobody' | 'entry' | 'tree';

/** Whose place another one may be after these changes of an entry. */
export function movedBy(operations: readonly Operation[]): Moved {
  return operations.some(({ attribute }) => telling.has(attribute.toLowerCase())) ? 'entry' : 'nobody';
}

/** Forgets what may be wrong after a change. */
export function forgetPlaces(known: KnownPlaces, dn: string, moved: Moved): void {
  if (moved === 'tree') known.clear();
  if (moved !== 'entry') return;
  const own = `${byName}${treeKey(dn)}\n`;
  // Whoever was found by another name than his own may be the one, too.
  for (const key of known.keys()) if (key.startsWith(own) || !key.startsWith(byName)) known.delete(key);
}

function keyOf(path: string, attributes: readonly string[] | undefined): string {
  const read = readLdapPath(path);
  const name = read.kind === 'dn' ? `${byName}${treeKey(read.dn)}` : path.toLowerCase();
  return `${name}\n${attributes?.join() ?? '*'}`;
}
