import type { ResourceRequest } from '@tenantry/engine/host';
import { hasChangeFeed } from './change-feed.ts';
import { atController, type ChoiceOptions, mustSee, type SessionState } from './controller-choice.ts';
import type { Directory, Entry, OrderedSearch, Search } from './directory.ts';
import { isBelow, parentOf, sameDn, splitDn } from './distinguished-name.ts';
import type { Touched } from './entry-memory.ts';
import { Constraint, NoSuchEntry, UnknownController } from './errors.ts';
import { readFilter } from './filter.ts';
import { pathOf, readLdapPath } from './ldap-path.ts';
import { type Operation, operationsFor } from './operations.ts';
import { hasOrderedSearches, type OrderedSearches } from './ordered-search.ts';
import type { DirectoryPort, Positions, Target } from './port.ts';
import type { Extent, PositionMemory } from './position-memory.ts';
import { wellKnownObject } from './well-known.ts';

export interface SessionOptions extends Pick<ChoiceOptions, 'limits' | 'warn'> {
  readonly state: SessionState;
  readonly memory: PositionMemory;
  /** Controller that the caller prefers. */
  readonly preferred: string | undefined;
}

/** What a change of the password touches. */
const passwordAttributes = ['unicodePwd', 'pwdLastSet'];

/** The directory as one call of a request sees it. */
export function openDirectory(
  port: DirectoryPort,
  request: Pick<ResourceRequest, 'operation'>,
  { state, memory, preferred, limits, warn }: SessionOptions,
): Directory {
  const isPreferred = preferred !== undefined && preferred !== '';
  const options: ChoiceOptions = { wanted: chooseController(port, preferred), isPreferred, limits, warn };

  return {
    async read(path, attributes) {
      const entry = await find(path, attributes);
      if (!entry) throw NoSuchEntry(path);
      return entry;
    },
    find,
    search,
    searchInOrder: (wanted) => (hasOrderedSearches(port) ? inOrder(wanted, port) : undefined),
    async add(path, attributes) {
      const { dn } = await resolve(path);
      const touched = Object.keys(attributes);
      const { entry } = await change({ name: 'add', dn, touched }, (at) => port.add(at, dn, attributes));
      return entry;
    },
    modify: (path, changes, expected) => modify(path, operationsFor(changes, expected)),
    addValues: (path, attribute, values) => modifyOne(path, { kind: 'ensure', attribute, values }),
    removeValues: (path, attribute, values) => modifyOne(path, { kind: 'drop', attribute, values }),
    async rename(path, relativeName, parent) {
      const { dn } = await resolve(path);
      const target = parent === undefined ? (parentOf(dn) ?? '') : (await resolve(parent)).dn;
      if (sameDn(target, dn) || isBelow(target, dn)) throw Constraint(dn, 'it cannot be moved below itself.');
      const [rdn = relativeName] = splitDn(relativeName);
      // What was written under the old name is looked for under the new one.
      await Promise.all([memory.learn(dn, 'tree'), memory.learn(target, 'tree')]);
      const renamed = await change({ name: 'rename', dn, becomes: `${rdn},${target}` }, (at) =>
        port.rename(at, dn, { rdn, parent: target }),
      );
      return pathOf(renamed.dn);
    },
    async delete(path) {
      const { dn } = await resolve(path);
      await change({ name: 'delete', dn }, async (at) => ({ positions: await port.delete(at, dn) }));
    },
    async setPassword(path, password) {
      const { dn } = await resolve(path);
      await change({ name: 'set password', dn, touched: passwordAttributes, extent: 'entry' }, async (at) => ({
        positions: await port.setPassword(at, dn, password),
      }));
    },
    async checkPassword(path, password) {
      const { dn } = await resolve(path);
      return anywhere(dn, (at) => port.checkPassword(at, dn, password));
    },
    async restorePassword(path, token) {
      const { dn } = await resolve(path);
      await change({ name: 'restore password', dn, touched: passwordAttributes, extent: 'entry' }, async (at) => ({
        positions: await port.restorePassword(at, dn, token),
      }));
    },
    async passwordToken(path) {
      const { dn } = await resolve(path);
      return anywhere(dn, (at) => port.passwordToken(at, dn));
    },
    changedSince: async (after) =>
      hasChangeFeed(port) ? anywhere(undefined, (at) => port.changedSince(at, after)) : undefined,
    contexts: () => port.contexts(),
  };

  /** Reads at a controller that has seen what this request must see. */
  async function anywhere<T>(
    dn: string | undefined,
    work: (controller: string) => Promise<T>,
    extent: Extent = 'tree',
  ): Promise<T> {
    await memory.inherit();
    return atController(port, { state, options, before: (at) => memory.before(at, dn, extent) }, work);
  }

  async function find(path: string, attributes?: readonly string[]): Promise<Entry | undefined> {
    const target = await targetOf(path);
    if (!target) return undefined;
    const dn = 'dn' in target ? target.dn : undefined;
    return anywhere(dn, (at) => port.find(at, target, attributes), extentOf(attributes));
  }

  function search({ base, scope = 'subtree', filter, attributes, limit }: Search): AsyncIterable<Entry> {
    return atOne(base, scope === 'base' ? 'entry' : 'tree', (at, dn) =>
      port.search(at, { base: dn, scope, filter: readFilter(filter), attributes, limit }),
    );
  }

  function inOrder({ base, filter, attributes, ...search }: OrderedSearch, sorted: OrderedSearches) {
    return atOne(base, 'tree', (at, dn) =>
      sorted.searchInOrder(at, { ...search, base: dn, attributes, filter: readFilter(filter) }),
    );
  }

  /** The first entry decides on the controller: later another one would give some entries twice and some never. */
  async function* atOne<T>(
    base: string,
    extent: Extent,
    open: (controller: string, dn: string) => AsyncIterable<T>,
  ): AsyncIterable<T> {
    const { dn } = await resolve(base);
    const begin = async (at: string) => {
      const entries = open(at, dn)[Symbol.asyncIterator]();
      return { first: await entries.next(), rest: entries };
    };
    const { first, rest } = await anywhere(dn, begin, extent);
    try {
      for (let next = first; !next.done; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }

  async function modify(path: string, operations: readonly Operation[]): Promise<void> {
    const { dn } = await resolve(path);
    if (operations.length === 0) return;
    await change(
      { name: 'modify', dn, touched: operations.map(({ attribute }) => attribute), extent: 'entry' },
      async (at) => ({
        positions: await port.modify(at, dn, operations),
      }),
    );
  }

  function modifyOne(path: string, operation: Operation): Promise<void> {
    return operation.values.length === 0 ? Promise.resolve() : modify(path, [operation]);
  }

  async function change<T extends { readonly positions: Positions }>(
    { name, dn, becomes = dn, touched = 'others', extent = 'tree' }: Change,
    work: (controller: string) => Promise<T>,
  ): Promise<T> {
    await request.operation(name, 'before');
    const { result, at } = await anywhere(
      dn,
      async (controller) => {
        await memory.changing([dn, becomes], controller);
        return { result: await work(controller), at: controller };
      },
      extent,
    ).finally(() => state.entries.forget(dn, touched));
    state.hasChanged = true;
    mustSee(state, result.positions, at);
    await request.operation(name, 'after');
    return result;
  }

  /** The DN of an entry that is to be changed or searched. */
  async function resolve(path: string): Promise<{ readonly dn: string }> {
    const target = await targetOf(path);
    if (!target) throw NoSuchEntry(path);
    if ('dn' in target) return target;
    const entry = await anywhere(undefined, (at) => port.find(at, target, []));
    if (!entry) throw NoSuchEntry(path);
    return entry;
  }

  async function targetOf(path: string): Promise<Target | undefined> {
    const read = readLdapPath(path);
    if (read.kind === 'dn') return { dn: read.dn };
    if (read.kind === 'guid') return { guid: read.guid };
    const entry = await anywhere(read.dn, (at) => port.find(at, { dn: read.dn }, ['otherWellKnownObjects']), 'entry');
    const dn = entry && wellKnownObject(entry.attributes, read.wellKnown);
    return dn === undefined ? undefined : { dn };
  }
}

interface Change {
  readonly name: string;
  readonly dn: string;
  /** Another name that it has afterwards. */
  readonly becomes?: string;
  /** Default: others, too. */
  readonly touched?: Touched;
  /** What the controller must have seen. Default: everything below it, too. */
  readonly extent?: Extent;
}

/** Names of groups are read where the groups are. */
function extentOf(attributes: readonly string[] | undefined): Extent {
  const isOwn = attributes !== undefined && !attributes.some((name) => name.toLowerCase() === 'memberof');
  return isOwn ? 'entry' : 'tree';
}

/** The preferred controller, else the first one; a short name will do. */
function chooseController({ controllers }: DirectoryPort, preferred: string | undefined): string {
  const [first = ''] = controllers;
  if (preferred === undefined || preferred === '') return first;
  const wanted = preferred.toLowerCase();
  const known = controllers.find(
    (name) => name.toLowerCase() === wanted || name.toLowerCase().split('.')[0] === wanted,
  );
  if (known === undefined) throw UnknownController(preferred, controllers.join(', '));
  return known;
}
