import { randomBytes, randomUUID } from 'node:crypto';

import { isDnWithBinary, linkAttributes } from './attribute-types.ts';
import type { Attributes, Entry } from './directory.ts';
import { isBelow, normalizeDn, parentOf, sameDn, treeKey } from './distinguished-name.ts';
import { Constraint, EntryExists, NoSuchEntry, NotEmpty } from './errors.ts';
import type { Filter } from './filter.ts';
import { pathOf } from './ldap-path.ts';
import { addToLdif, deleteToLdif, modifyToLdif, renameToLdif } from './ldif.ts';
import { matches } from './match.ts';
import { withName, withoutName } from './naming-attribute.ts';
import { narrow } from './narrow.ts';
import { guidToOctets } from './octets.ts';
import { applyOperations, newAttributes } from './operations.ts';
import type { DirectoryPort, PortSearch, Positions, Target } from './port.ts';
import { changeReferences, renamed } from './references.ts';
import { pointers } from './well-known.ts';

/** A port over another one: changes stay in memory, reads see them. */
export interface Overlay extends DirectoryPort {
  /** What would have been changed, as LDIF change records. */
  changes(): readonly string[];
}

interface Planned {
  readonly entry: Entry;
  /** Where it is in the directory below; undefined for an entry that is only planned. */
  readonly origin: string | undefined;
  /** Set by a planned password, null when it is planned away; undefined asks the directory below. */
  readonly password?: string | null;
}

/** Marks what the overlay gives as the token of a password that is only planned. */
const plannedPassword = 'planned:';

/** Names that are looked for in one search. */
const namesInSearch = 20;

const everything = {
  scope: 'subtree',
  filter: { kind: 'present', attribute: 'objectClass' },
  attributes: undefined,
  limit: undefined,
} as const satisfies Omit<PortSearch, 'base'>;

/** Plan mode: the same operations against what is there and what is planned. */
export function createOverlay(below: DirectoryPort): Overlay {
  // By tree key; undefined marks an entry that is planned away.
  const planned = new Map<string, Planned | undefined>();
  const records: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  // The one that was asked last has seen what has to be seen.
  let [at = ''] = below.controllers;
  // What is only planned has no place in any order.
  const positions: Positions = [];

  return {
    controllers: below.controllers,
    contexts: () => below.contexts(),
    hasReached: (controller, wanted) => below.hasReached(controller, wanted),
    positions: (controller) => below.positions(controller),
    changes: () => records,
    find: async (controller, target, attributes) => {
      at = controller;
      const entry = await findEntry(target);
      if (!entry || !attributes?.some((name) => name.toLowerCase() === 'memberof')) {
        return entry && narrow(entry, attributes);
      }
      const memberOf = await groupsOf(entry.dn);
      const own = memberOf.length === 0 ? {} : { memberOf };
      return narrow({ ...entry, attributes: { ...entry.attributes, ...own } }, attributes);
    },
    search(controller, search) {
      at = controller;
      return searchBoth(search);
    },

    add: alone(async (_, dn, given) => {
      const own = newAttributes(dn, given);
      const attributes = withName(dn, own);
      const above = parentOf(dn);
      if (above === undefined || !(await findEntry({ dn: above }))) throw NoSuchEntry(above ?? dn);
      if (await findEntry({ dn })) throw EntryExists(dn);
      await requireOwnAccountName(dn, attributes);
      const guid = randomUUID();
      const entry = { dn, path: pathOf(dn), guid, attributes: { ...attributes, ...identity(dn, guid, attributes) } };
      planned.set(treeKey(dn), { entry, origin: undefined });
      records.push(addToLdif(dn, own));
      return { entry, positions };
    }),

    modify: alone(async (_, dn, operations) => {
      const entry = await requireEntry(dn);
      const attributes = applyOperations(dn, entry.attributes, operations);
      await requireOwnAccountName(entry.dn, attributes);
      put({ ...entry, attributes });
      records.push(modifyToLdif(dn, operations));
      return positions;
    }),

    rename: alone(async (_, dn, { rdn, parent }) => {
      const entry = await requireEntry(dn);
      const to = `${rdn},${parent}`;
      if (isBelow(to, entry.dn)) throw Constraint(dn, 'it cannot be moved below itself.');
      if (!sameDn(dn, to) && (await findEntry({ dn: to }))) throw EntryExists(to);
      if (!(await findEntry({ dn: parent }))) throw NoSuchEntry(parent);
      await follow(dn, (name) => renamed(name, entry.dn, to));
      for (const each of await subtree(entry.dn)) {
        const before = planned.get(treeKey(each.dn));
        const name = renamed(each.dn, entry.dn, to);
        const own = each.dn === entry.dn ? withName(to, withoutName(each.dn, each.attributes)) : each.attributes;
        const moved = { ...each, dn: name, path: pathOf(name), attributes: { ...own, distinguishedName: [name] } };
        planned.set(treeKey(each.dn), undefined);
        planned.set(treeKey(name), { origin: each.dn, ...before, entry: moved });
      }
      records.push(renameToLdif(dn, rdn, parent));
      return { dn: to, positions };
    }),

    delete: alone(async (_, dn) => {
      const entry = await requireEntry(dn);
      if ((await subtree(entry.dn)).length > 1) throw NotEmpty(dn);
      await follow(dn, () => undefined);
      planned.set(treeKey(dn), undefined);
      records.push(deleteToLdif(dn));
      return positions;
    }),

    setPassword: alone(async (_, dn, password) => {
      planned.set(treeKey(dn), { ...(await requirePlanned(dn)), password });
      records.push(`${modifyToLdif(dn, []).trimEnd()}\nreplace: unicodePwd\nunicodePwd: ***\n-`);
      return positions;
    }),
    async checkPassword(_, dn, password) {
      const { origin, password: known } = await requirePlanned(dn);
      if (known !== undefined) return known === password;
      return origin !== undefined && below.checkPassword(at, origin, password);
    },
    async passwordToken(_, dn) {
      const { origin, password } = await requirePlanned(dn);
      if (password !== undefined) return password === null ? undefined : `${plannedPassword}${password}`;
      return origin === undefined ? undefined : below.passwordToken(at, origin);
    },
    restorePassword: alone(async (_, dn, token) => {
      const { entry, origin } = await requirePlanned(dn);
      const known = origin === undefined ? undefined : await below.passwordToken(at, origin);
      const restored = token?.startsWith(plannedPassword) ? token.slice(plannedPassword.length) : null;
      planned.set(treeKey(dn), { entry, origin, ...(token === known ? {} : { password: restored }) });
      return positions;
    }),
  };

  /** One change after the other: each reads what is there before it writes. */
  function alone<A extends readonly unknown[], R>(change: (...values: A) => Promise<R>): (...values: A) => Promise<R> {
    return (...values) => {
      const turn = last.then(() => change(...values));
      last = turn.catch(() => undefined);
      return turn;
    };
  }

  function put(entry: Entry): void {
    const key = treeKey(entry.dn);
    planned.set(key, { origin: entry.dn, ...planned.get(key), entry });
  }

  async function requirePlanned(dn: string): Promise<Planned> {
    const entry = await requireEntry(dn);
    return planned.get(treeKey(dn)) ?? { entry, origin: entry.dn };
  }

  /** Names of the groups that an entry is in. */
  async function groupsOf(dn: string): Promise<string[]> {
    const { domain } = await below.contexts();
    const groups: string[] = [];
    const filter = { kind: 'equal' as const, attribute: 'member', value: dn };
    for await (const group of searchBoth({ ...everything, base: domain, filter })) groups.push(group.dn);
    return groups.sort();
  }

  /** Account names are unique in a domain. */
  async function requireOwnAccountName(dn: string, { sAMAccountName }: Attributes): Promise<void> {
    const [value] = sAMAccountName ?? [];
    const { domain } = await below.contexts();
    if (value === undefined || domain === '') return;
    const filter = { kind: 'equal' as const, attribute: 'sAMAccountName', value };
    for await (const { dn: other } of searchBoth({ ...everything, base: domain, filter })) {
      if (!sameDn(other, dn)) throw Constraint(dn, 'its sAMAccountName is taken. Choose another one.');
    }
  }

  async function findEntry(target: Target): Promise<Entry | undefined> {
    if ('guid' in target) {
      for (const each of planned.values()) if (each?.entry.guid === target.guid.toLowerCase()) return each.entry;
      const found = await below.find(at, target, undefined);
      return found && planned.has(treeKey(found.dn)) ? undefined : found;
    }
    const key = treeKey(target.dn);
    return planned.has(key) ? planned.get(key)?.entry : below.find(at, target, undefined);
  }

  async function requireEntry(dn: string): Promise<Entry> {
    const entry = await findEntry({ dn });
    if (!entry) throw NoSuchEntry(dn);
    return entry;
  }

  async function* searchBoth(search: PortSearch): AsyncIterable<Entry> {
    const base = await requireEntry(search.base);
    let left = search.limit ?? Number.POSITIVE_INFINITY;
    for (const each of planned.values()) {
      if (left <= 0) return;
      if (!each || !inScope(each.entry.dn, base.dn, search.scope) || !matches(search.filter, each.entry.attributes))
        continue;
      left--;
      yield narrow(each.entry, search.attributes);
    }
    // A planned container is unknown below.
    if (!(await below.find(at, { dn: search.base }, []))) return;
    for await (const entry of below.search(at, { ...search, limit: undefined })) {
      if (left <= 0) return;
      if (planned.has(treeKey(entry.dn))) continue;
      left--;
      yield entry;
    }
  }

  /** An entry and all below it, as planned. */
  async function subtree(dn: string): Promise<Entry[]> {
    const found: Entry[] = [];
    for await (const entry of searchBoth({ ...everything, base: dn })) found.push(entry);
    return found;
  }

  /** Values that name an entry, or one below it, go where it goes. */
  async function follow(dn: string, move: (name: string) => string | undefined): Promise<void> {
    const names = (await subtree(dn)).map((each) => each.dn);
    const { domain, configuration } = await below.contexts();
    const bases = isBelow(configuration, domain) ? [domain] : [domain, configuration];
    for (let start = 0; start < names.length; start += namesInSearch) {
      const filter = referringTo(names.slice(start, start + namesInSearch));
      for (const base of bases.filter((each) => each !== '')) {
        // Found all before one of them is planned.
        const found = await Array.fromAsync(searchBoth({ ...everything, base, filter }));
        for (const entry of found) followIn(entry, treeKey(dn), move);
      }
    }
  }

  function followIn(entry: Entry, key: string, move: (name: string) => string | undefined): void {
    const changed = changeReferences(entry.attributes, key, move);
    if (Object.keys(changed).length === 0) return;
    const kept = Object.entries({ ...entry.attributes, ...changed }).filter(([, values]) => values.length > 0);
    put({ ...entry, attributes: Object.fromEntries(kept) });
  }
}

function referringTo(names: readonly string[]): Filter {
  const filters = names.flatMap((dn) =>
    linkAttributes.flatMap((attribute) =>
      (isDnWithBinary(attribute) ? pointers.map((pointer) => `B:32:${pointer}:${dn}`) : [dn]).map((value) => ({
        kind: 'equal' as const,
        attribute,
        value,
      })),
    ),
  );
  return { kind: 'or', filters };
}

function inScope(dn: string, base: string, scope: PortSearch['scope']): boolean {
  if (scope === 'base') return sameDn(dn, base);
  if (scope === 'one') return normalizeDn(parentOf(dn) ?? '') === normalizeDn(base);
  return sameDn(dn, base) || isBelow(dn, base);
}

/** What the directory itself would write. */
function identity(dn: string, guid: string, attributes: Attributes): Attributes {
  const principal = attributes['objectClass']?.some((name) => /^(user|group|computer|inetOrgPerson)$/i.test(name));
  // Nobody has it; the real one is given when the entry is made.
  const sid = randomBytes(28);
  sid[0] = 1;
  sid[1] = 5;
  return {
    objectGUID: [guidToOctets(guid)],
    distinguishedName: [dn],
    ...(principal ? { objectSid: [sid.toString('base64')] } : {}),
  };
}
