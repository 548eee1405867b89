import { attributeTypes, isDescriptor, operationalAttributes } from './attribute-types.ts';
import type { Directory, Entry } from './directory.ts';
import { treeKey } from './distinguished-name.ts';
import { NoSuchEntry } from './errors.ts';
import { readLdapPath } from './ldap-path.ts';
import { narrow } from './narrow.ts';

/**
 * Entries that one request has looked at by name. None is looked at again until the request changes something, gets a lock
 * whose earlier holder may have changed it, or begins to undo. After a change also what it did not touch is looked at again:
 * two requests that each write first and then look at what the other one writes rely on that one of them sees the other.
 * What is not there is asked for anew, and so are the groups of an entry, which change with other entries; whoever waits for
 * an entry to change sees it in time.
 */
export interface EntryMemory {
  find(look: Look, read: Directory['find']): Promise<Entry | undefined>;
  /** Others may have changed something: what was seen before is good enough only for who may take what is older. */
  lookAgain(): void;
  /** After a change of an entry: the same, and what it touched is not good enough for anybody. */
  forget(dn: string, touched: Touched): void;
}

export interface Look {
  readonly path: string;
  readonly attributes: readonly string[] | undefined;
  /** What was seen before a lock will do, too. */
  readonly mayBeOlder: boolean;
}

/** What a change touches: attributes of the entry, or others, too, whose names follow or vanish. */
export type Touched = readonly string[] | 'others';

interface Seen {
  readonly finding: Promise<Entry | undefined>;
  /** What was asked for, by name in lower case; undefined: everything. */
  readonly asked: Asked | undefined;
  /** How often others had had their turn by then. */
  readonly age: number;
  readonly at: number;
  /** Attributes that this request has changed since: for these even who may take what is older looks again. */
  readonly touched: Set<string>;
  /** Whether it costs little to ask again for what was asked for before. */
  isSmall: boolean;
}

type Asked = ReadonlyMap<string, string>;

/** Beginning of the keys of entries that were found by their own name. */
const byName = 'dn ';
/** A request that looks at more entries than this looks at the first ones again. */
const entriesMaximum = 300;
const smallValues = 60;
/** A request that asks again after so long wants to know what has become of an entry. */
const freshMilliseconds = 500;
/** Asked for with whatever else is: the engine wants to know of every entry where it stands. */
const standing = byLowerCase(['objectClass', 'otherWellKnownObjects']);
/** Whoever asks for all attributes gets these; others come by name only, or not as they are. */
const ordinary: ReadonlySet<string> = new Set(
  Object.keys(attributeTypes)
    .filter((name) => !operationalAttributes.has(name) && !isDescriptor(name))
    .map((name) => name.toLowerCase()),
);

/** @param now milliseconds of a clock that never goes back */
export function createEntryMemory(now: () => number = () => performance.now()): EntryMemory {
  const known = new Map<string, Seen>();
  let age = 0;

  return {
    async find({ path, attributes, mayBeOlder }, read) {
      const wanted = attributes && byLowerCase(attributes);
      if (wanted?.has('memberof')) return read(path, attributes);
      const key = keyOf(path);
      const seen = known.get(key);
      const isGood = seen && (mayBeOlder || isFresh(seen)) && tells(seen, wanted);
      const entry = await (isGood
        ? seen.finding
        : look(key, wanted && widened(wanted, seen), (all) => read(path, all)));
      return entry && narrow(entry, attributes);
    },
    lookAgain() {
      age++;
    },
    forget(dn, touched) {
      age++;
      if (touched === 'others') known.clear();
      else touch(dn, touched);
    },
  };

  function isFresh(seen: Seen): boolean {
    return seen.age === age && now() - seen.at < freshMilliseconds;
  }

  function look(
    key: string,
    asked: Asked | undefined,
    read: (attributes: readonly string[] | undefined) => Promise<Entry | undefined>,
  ): Promise<Entry | undefined> {
    const finding = read(asked && [...asked.values()]);
    const seen: Seen = { finding, asked, age, at: now(), touched: new Set(), isSmall: false };
    const [first] = known.keys();
    if (known.size >= entriesMaximum && first !== undefined) known.delete(first);
    known.set(key, seen);
    const drop = () => {
      if (known.get(key) === seen) known.delete(key);
    };
    finding.then((entry) => {
      if (!entry) drop();
      else seen.isSmall = Object.values(entry.attributes).flat().length <= smallValues;
    }, drop);
    return finding;
  }

  function touch(dn: string, attributes: readonly string[]): void {
    const own = `${byName}${treeKey(dn)}`;
    const names = attributes.map((name) => name.toLowerCase());
    for (const [key, { touched }] of known) {
      // Whoever was found by another name than his own may be the one, too.
      if (key === own || !key.startsWith(byName)) for (const name of names) touched.add(name);
    }
  }
}

/** The directory as seen by who looks at the same entries again and again. */
export function remembering(
  directory: Directory,
  memory: EntryMemory,
  { mayBeOlder }: Pick<Look, 'mayBeOlder'>,
): Directory {
  const find: Directory['find'] = (path, attributes) => memory.find({ path, attributes, mayBeOlder }, directory.find);
  return {
    ...directory,
    find,
    async read(path, attributes) {
      const entry = await find(path, attributes);
      if (!entry) throw NoSuchEntry(path);
      return entry;
    },
  };
}

function tells({ asked, touched }: Seen, wanted: Asked | undefined): boolean {
  if (!wanted) return !asked && touched.size === 0;
  return [...wanted.keys()].every((name) => !touched.has(name) && (asked ?? ordinary).has(name));
}

/** What a request wanted to know of an entry before, it will want to know again. */
function widened(wanted: Asked, before: Seen | undefined): Asked {
  return new Map([...standing, ...(before?.isSmall && before.asked ? before.asked : []), ...wanted]);
}

function byLowerCase(names: readonly string[]): Asked {
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

function keyOf(path: string): string {
  const read = readLdapPath(path);
  return read.kind === 'dn' ? `${byName}${treeKey(read.dn)}` : path.toLowerCase();
}
