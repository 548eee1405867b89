import type { Entry } from '../directory.ts';
import { parentOf } from '../distinguished-name.ts';
import { EntryExists, NoSuchEntry, UnknownController } from '../errors.ts';
import type { Filter } from '../filter.ts';
import { attributesOf } from '../filter.ts';
import { matches } from '../match.ts';
import { narrow } from '../narrow.ts';
import type { Contexts, DirectoryPort, PortSearch, Target } from '../port.ts';
import type { Flavour } from './flavour.ts';
import { type Attempt, isResult, translate } from './ldap-errors.ts';
import type { LdapOptions } from './ldap-options.ts';
import { LdapServer } from './ldap-server.ts';
import { readRoot } from './root-entry.ts';
import { searchPages } from './search-pages.ts';
import type { Translated } from './to-ldap-filter.ts';

/** A directory of LDAP servers. */
export interface LdapDirectory extends DirectoryPort {
  close(): Promise<void>;
}

const everything: Filter = { kind: 'present', attribute: 'objectClass' };

export function createLdapDirectory(options: LdapOptions, flavour: Flavour): LdapDirectory {
  const servers = new Map(options.controllers.map((address) => [address.name, new LdapServer(address, options)]));
  let contexts: Promise<Contexts> | undefined;

  return {
    controllers: [...servers.keys()],
    contexts: readContexts,
    hasReached: (controller, positions) =>
      attempt(reading(controller), (server) =>
        server.progress.hasReached(positions, () => flavour.hasReached(server, positions)),
      ),
    positions: (controller) => attempt(reading(controller), (server) => flavour.positions(server)),

    async find(controller, target, attributes) {
      for (const place of await placesOf(target)) {
        const found = await first(search(controller, { ...place, attributes, limit: 1 }, place.translated));
        if (found) return found;
      }
      return undefined;
    },
    search: (controller, wanted) => search(controller, wanted, flavour.filter(wanted.filter)),

    add: (controller, dn, attributes) =>
      attempt({ ...changing(controller, dn), above: parentOf(dn) ?? dn }, (server) =>
        flavour.add(server, dn, attributes),
      ),
    modify: (controller, dn, operations) =>
      attempt(changing(controller, dn), (server) => flavour.modify(server, dn, operations)),
    async rename(controller, dn, to) {
      const renamed = `${to.rdn},${to.parent}`;
      const positions = await attempt(changing(controller, dn), async (server) => {
        try {
          return await flavour.rename(server, dn, to);
        } catch (error) {
          if (isResult(error, 'entryAlreadyExists')) throw EntryExists(renamed);
          throw error;
        }
      });
      return { dn: renamed, positions };
    },
    delete: (controller, dn) => attempt(changing(controller, dn), (server) => flavour.delete(server, dn)),

    setPassword: (controller, dn, password) =>
      attempt(changing(controller, dn), (server) => flavour.setPassword(server, dn, password)),
    restorePassword: (controller, dn, token) =>
      attempt(changing(controller, dn), (server) => flavour.restorePassword(server, dn, token)),
    passwordToken: (controller, dn) => attempt(reading(controller, dn), (server) => flavour.passwordToken(server, dn)),
    checkPassword: (controller, dn, password) =>
      attempt(reading(controller, dn), (server) => server.canBind(dn, password)),

    async close() {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };

  /** Every entry that the server finds, looked at again where it finds too much. */
  async function* search(
    controller: string,
    { base, scope, filter, attributes, limit }: PortSearch,
    translated: Translated,
  ): AsyncIterable<Entry> {
    const server = serverOf(controller);
    const isInexact = translated.inexact === true;
    const asked = isInexact && attributes ? [...attributes, ...attributesOf(filter)] : attributes;
    const request = {
      base,
      scope,
      filter: translated.filter,
      attributes: flavour.requested(asked),
      binary: flavour.binary,
      limit: isInexact ? undefined : limit,
      controls: flavour.searchControls(),
    };
    let left = limit ?? Number.POSITIVE_INFINITY;
    try {
      for await (const page of searchPages(server, request)) {
        const entries = await flavour.complete(
          server,
          page.map((wire) => flavour.entry(wire, asked)),
          asked,
        );
        for (const entry of entries) {
          if (isInexact && !matches(filter, entry.attributes)) continue;
          if (left-- <= 0) return;
          yield narrow(entry, attributes);
        }
      }
    } catch (error) {
      throw translate(error, reading(controller, base));
    }
  }

  async function attempt<T>(what: Attempt, work: (server: LdapServer) => Promise<T>): Promise<T> {
    const server = serverOf(what.controller);
    try {
      return await work(server);
    } catch (error) {
      throw translate(error, what);
    }
  }

  function serverOf(controller: string): LdapServer {
    const server = servers.get(controller);
    if (!server) throw UnknownController(controller, [...servers.keys()].join(', '));
    return server;
  }

  /** Asks the controllers in turn until one answers; kept from then on. */
  async function readContexts(): Promise<Contexts> {
    contexts ??= askForContexts().catch((error: unknown) => {
      contexts = undefined;
      throw error;
    });
    return contexts;
  }

  async function askForContexts(): Promise<Contexts> {
    let failure: unknown;
    for (const server of servers.values()) {
      try {
        return flavour.contexts(await readRoot(server), options.domain);
      } catch (error) {
        failure = translate(error, reading(server.name));
      }
    }
    throw failure;
  }

  async function placesOf(target: Target): Promise<readonly Place[]> {
    if ('dn' in target) {
      return [{ base: target.dn, scope: 'base', filter: everything, translated: flavour.filter(everything) }];
    }
    const places = flavour.byGuid(target.guid, await readContexts());
    return places.map(({ base, scope, filter }) => ({ base, scope, filter: everything, translated: { filter } }));
  }
}

interface Place extends Pick<PortSearch, 'base' | 'scope' | 'filter'> {
  readonly translated: Translated;
}

function reading(controller: string, dn = ''): Attempt {
  return { controller, dn, changes: false };
}

function changing(controller: string, dn: string): Attempt {
  return { controller, dn, changes: true };
}

/** The first entry; a base that is not there holds none. */
async function first(entries: AsyncIterable<Entry>): Promise<Entry | undefined> {
  try {
    for await (const entry of entries) return entry;
  } catch (error) {
    if (!NoSuchEntry.is(error)) throw error;
  }
  return undefined;
}
