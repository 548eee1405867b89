import type { Directory, Entry } from '@tenantry/directory';
import type { DirectoryServers, TestDirectory } from '@tenantry/testing';

/** Servers that are not started anew for each hoster. */
export interface ReusedServers extends DirectoryServers {
  /** Takes the directory of the first hoster as what it is to be put back to. */
  remember(directory: Directory): Promise<void>;
  /** Puts the directory back to what it was before the first hoster; where that cannot be done in place, the next hoster gets fresh servers. */
  reset(directory: Directory): Promise<void>;
  /** Ends them. */
  end(): Promise<void>;
}

type Entries = ReadonlyMap<string, Entry>;

/** What says when and how often an entry was changed, and what follows from other entries. */
const fleeting = new Set([
  ...['whenChanged', 'uSNChanged', 'dSCorePropagationData', 'lastLogon', 'logonCount'],
  ...['memberOf', 'managedObjects', 'directReports'],
]);

export function reuse(kind: DirectoryServers): ReusedServers {
  let running: TestDirectory | undefined;
  let beginning: Entries | undefined;
  return {
    name: kind.name,
    async open(from) {
      if (from === undefined) return kind.open(from);
      running ??= await kind.open(from);
      return { ...running, stop: () => Promise.resolve() };
    },
    async reset(directory) {
      if (beginning && !(await putBack(directory, beginning))) await end();
    },
    async remember(directory) {
      beginning ??= await readEntries(directory);
    },
    end,
  };

  async function end(): Promise<void> {
    const ending = running;
    running = undefined;
    await ending?.stop();
  }
}

async function readEntries(directory: Directory): Promise<Entries> {
  const { domain, configuration } = await directory.contexts();
  const entries = new Map<string, Entry>();
  for (const base of [domain, `CN=Services,${configuration}`]) {
    for await (const entry of directory.search({ base, filter: '(objectClass=*)' })) entries.set(entry.guid, entry);
  }
  return entries;
}

/** Deletes what was made and writes back what was changed. False where something went, was moved, or does not let itself be written. */
async function putBack(directory: Directory, beginning: Entries): Promise<boolean> {
  const now = await readEntries(directory);
  for (const { guid, dn } of beginning.values()) if (now.get(guid)?.dn !== dn) return false;
  const made = [...now.values()].filter(({ guid }) => !beginning.has(guid));
  for (const { path } of made.sort((one, other) => depthOf(other) - depthOf(one))) await directory.delete(path);
  for (const entry of beginning.values()) {
    const changes = differences(entry, now.get(entry.guid));
    if (Object.keys(changes).length > 0) await directory.modify(entry.path, changes).catch(() => undefined);
  }
  const after = await readEntries(directory);
  return [...beginning.values()].every((entry) => Object.keys(differences(entry, after.get(entry.guid))).length === 0);
}

/** Values that an entry had, of attributes that have others now. */
function differences({ attributes: old }: Entry, now: Entry | undefined): Record<string, readonly string[]> {
  const present = now?.attributes ?? {};
  const names = new Set([...Object.keys(old), ...Object.keys(present)]);
  const text = (values: readonly string[] = []) => JSON.stringify([...values].sort());
  return Object.fromEntries(
    [...names]
      .filter((name) => !fleeting.has(name) && text(old[name]) !== text(present[name]))
      .map((name) => [name, old[name] ?? []]),
  );
}

function depthOf({ dn }: Entry): number {
  return dn.split(/(?<!\\),/).length;
}
