import { randomBytes, randomUUID } from 'node:crypto';

import type { Attributes, Entry } from './directory.ts';
import { isBelow, normalizeDn, parentOf, sameDn, treeKey } from './distinguished-name.ts';
import { changeReferences, renamed } from './embedded/references.ts';
import { EntryExists, NoSuchEntry, NotEmpty } from './errors.ts';
import { pathOf } from './ldap-path.ts';
import { addToLdif, deleteToLdif, modifyToLdif, renameToLdif } from './ldif.ts';
import { matches } from './match.ts';
import { guidToOctets } from './octets.ts';
import { applyOperations, newAttributes } from './operations.ts';
import type { DirectoryPort, PortSearch, Position, ReadAt, Target } from './port.ts';

/** A port over another one: changes stay in memory, reads see them. */
export interface Overlay extends DirectoryPort {
  /** What would have been changed, as LDIF change records. */
  changes(): readonly string[];
}

interface Planned {
  readonly entry: Entry;
  /** Set by a planned password; undefined asks the directory below. */
  readonly password?: string;
}

/** Plan mode: the same operations against what is there and what is planned. */
export function createOverlay(below: DirectoryPort): Overlay {
  // By tree key; undefined marks an entry that is planned away.
  const planned = new Map<string, Planned | undefined>();
  const records: string[] = [];
  const [controller = ''] = below.controllers;
  const at: ReadAt = { controller };
  const position: Position = { controller, sequence: 0 };

  return {
    controllers: below.controllers,
    contexts: () => below.contexts(),
    changes: () => records,
    find: async (_, target, attributes) => {
      const entry = await findEntry(target);
      return entry && narrow(entry, attributes);
    },
    search: (_, search) => searchBoth(search),

    async add(_, dn, given) {
      const attributes = newAttributes(dn, given);
      const above = parentOf(dn);
      if (above === undefined || !(await findEntry({ dn: above }))) throw NoSuchEntry(above ?? dn);
      if (await findEntry({ dn })) throw EntryExists(dn);
      const guid = randomUUID();
      const entry = { dn, path: pathOf(dn), guid, attributes: { ...attributes, ...identity(guid, attributes) } };
      put(entry);
      records.push(addToLdif(dn, attributes));
      return { entry, position };
    },

    async modify(_, dn, operations) {
      const entry = await requireEntry(dn);
      put({
        ...entry,
        attributes: { ...entry.attributes, ...emptied(entry, applyOperations(dn, entry.attributes, operations)) },
      });
      records.push(modifyToLdif(dn, operations));
      return position;
    },

    async rename(_, dn, { rdn, parent }) {
      const entry = await requireEntry(dn);
      const to = `${rdn},${parent}`;
      if (!sameDn(dn, to) && (await findEntry({ dn: to }))) throw EntryExists(to);
      if (!(await findEntry({ dn: parent }))) throw NoSuchEntry(parent);
      await follow(dn, (name) => renamed(name, entry.dn, to));
      for (const each of await subtree(entry.dn)) {
        planned.set(treeKey(each.dn), undefined);
        const name = renamed(each.dn, entry.dn, to);
        put({ ...each, dn: name, path: pathOf(name) });
      }
      records.push(renameToLdif(dn, rdn, parent));
      return { dn: to, position };
    },

    async delete(_, dn) {
      const entry = await requireEntry(dn);
      if ((await subtree(entry.dn)).length > 1) throw NotEmpty(dn);
      await follow(dn, () => undefined);
      planned.set(treeKey(dn), undefined);
      records.push(deleteToLdif(dn));
      return position;
    },

    async setPassword(_, dn, password) {
      const entry = await requireEntry(dn);
      planned.set(treeKey(dn), { entry, password });
      records.push(`${modifyToLdif(dn, []).trimEnd()}\nreplace: unicodePwd\nunicodePwd: ***\n-`);
      return position;
    },
    async checkPassword(_, dn, password) {
      const known = planned.get(treeKey(dn))?.password;
      return known === undefined ? below.checkPassword(at, dn, password) : known === password;
    },
    passwordToken: async (_, dn) => ((await below.find(at, { dn }, [])) ? below.passwordToken(at, dn) : undefined),
    async restorePassword(_, dn) {
      planned.set(treeKey(dn), { entry: await requireEntry(dn) });
      return position;
    },
  };

  function put(entry: Entry): void {
    const password = planned.get(treeKey(entry.dn))?.password;
    planned.set(treeKey(entry.dn), { entry, ...(password === undefined ? {} : { password }) });
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
    const all: PortSearch = {
      base: dn,
      scope: 'subtree',
      filter: { kind: 'present', attribute: 'objectClass' },
      attributes: undefined,
      limit: undefined,
    };
    for await (const entry of searchBoth(all)) found.push(entry);
    return found;
  }

  /** Values that name an entry go where it goes. */
  async function follow(dn: string, move: (name: string) => string | undefined): Promise<void> {
    const { domain, configuration } = await below.contexts();
    const key = treeKey(dn);
    for (const base of new Set([domain, configuration])) {
      for (const entry of base === '' ? [] : await referring(base, dn)) {
        const changed = changeReferences(entry.attributes, key, move);
        if (Object.keys(changed).length > 0) put({ ...entry, attributes: { ...entry.attributes, ...changed } });
      }
    }
  }

  async function referring(base: string, dn: string): Promise<Entry[]> {
    const found: Entry[] = [];
    const filters = [
      'member',
      'showInAddressBook',
      'managedBy',
      'msExchUseOAB',
      'msExchQueryBaseDN',
      'homeMDB',
      'globalAddressList',
      'offLineABContainers',
    ].map((attribute) => ({ kind: 'equal' as const, attribute, value: dn }));
    const pointers = { kind: 'present' as const, attribute: 'otherWellKnownObjects' };
    const search: PortSearch = {
      base,
      scope: 'subtree',
      filter: { kind: 'or', filters: [...filters, pointers] },
      attributes: undefined,
      limit: undefined,
    };
    for await (const entry of searchBoth(search)) found.push(entry);
    return found;
  }
}

function inScope(dn: string, base: string, scope: PortSearch['scope']): boolean {
  if (scope === 'base') return sameDn(dn, base);
  if (scope === 'one') return normalizeDn(parentOf(dn) ?? '') === normalizeDn(base);
  return sameDn(dn, base) || isBelow(dn, base);
}

function narrow(entry: Entry, attributes: readonly string[] | undefined): Entry {
  if (!attributes) return entry;
  const wanted = new Set(attributes.map((name) => name.toLowerCase()));
  const picked = Object.entries(entry.attributes).filter(([name]) => wanted.has(name.toLowerCase()));
  return { ...entry, attributes: Object.fromEntries(picked) };
}

/** What the directory itself would write. */
function identity(guid: string, attributes: Attributes): Attributes {
  const principal = attributes['objectClass']?.some((name) => /^(user|group|computer|inetOrgPerson)$/i.test(name));
  // Nobody has it; the real one is given when the entry is made.
  const sid = randomBytes(28);
  sid[0] = 1;
  sid[1] = 5;
  return { objectGUID: [guidToOctets(guid)], ...(principal ? { objectSid: [sid.toString('base64')] } : {}) };
}

/** New attributes with the removed ones as empty lists, so that they replace the old. */
function emptied(entry: Entry, attributes: Attributes): Attributes {
  const removed = Object.keys(entry.attributes).filter((name) => !(name in attributes));
  return { ...attributes, ...Object.fromEntries(removed.map((name) => [name, []])) };
}
