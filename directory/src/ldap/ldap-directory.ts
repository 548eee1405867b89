import { PresenceFilter } from 'ldapts';

import type { Entry } from '../directory.ts';
import { parentOf } from '../distinguished-name.ts';
import { EntryExists, UnknownController } from '../errors.ts';
import { attributesOf } from '../filter.ts';
import { matches } from '../match.ts';
import { narrow } from '../narrow.ts';
import type { Contexts, DirectoryPort, PortSearch } from '../port.ts';
import type { EntryPlace, Flavour } from './flavour.ts';
import { type Attempt, isResult, translate } from './ldap-errors.ts';
import type { LdapOptions } from './ldap-options.ts';
import { LdapServer } from './ldap-server.ts';
import { readRoot } from './root-entry.ts';
import { type PageRequest, searchOnce, searchPages } from './search-pages.ts';

/** A directory of LDAP servers. */
export interface LdapDirectory extends DirectoryPort {
  close(): Promise<void>;
}

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
      const places = 'dn' in target ? [byName(target.dn)] : flavour.byGuid(target.guid, await readContexts());
      const what = reading(controller, 'dn' in target ? target.dn : '');
      for (const place of places) {
        const found = await attempt(what, (server) => findAt(server, place, attributes));
        if (found) return found;
      }
      return undefined;
    },
    search,

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

    abandon() {
      for (const server of servers.values()) server.abandon();
    },
    async close() {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };

  /** Every entry that the server finds, looked at again where it finds too much. */
  async function* search(
    controller: string,
    { base, scope, filter, attributes, limit }: PortSearch,
  ): AsyncIterable<Entry> {
    const server = serverOf(controller);
    const translated = flavour.filter(filter);
    const isInexact = translated.inexact === true;
    const asked = isInexact && attributes ? [...attributes, ...attributesOf(filter)] : attributes;
    const place = { base, scope, filter: translated.filter };
    const request = { ...requestFor(place, asked), limit: isInexact ? undefined : limit };
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

  /** The entry at a place; one that is not there holds none. */
  async function findAt(
    server: LdapServer,
    place: EntryPlace,
    attributes: readonly string[] | undefined,
  ): Promise<Entry | undefined> {
    try {
      const found = await searchOnce(server, requestFor(place, attributes), 1);
      const entries = found.map((wire) => flavour.entry(wire, attributes));
      const [entry] = await flavour.complete(server, entries, attributes);
      return entry && narrow(entry, attributes);
    } catch (error) {
      // What is not in this directory may be in another one that the server knows.
      if (isResult(error, 'noSuchObject') || isResult(error, 'referral')) return undefined;
      throw error;
    }
  }

  function requestFor(
    place: Pick<PageRequest, 'base' | 'scope' | 'filter'>,
    attributes: readonly string[] | undefined,
  ) {
    const { binary } = flavour;
    return { ...place, attributes: flavour.requested(attributes), binary, controls: flavour.searchControls() };
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
}

function byName(dn: string): EntryPlace {
  return { base: dn, scope: 'base', filter: new PresenceFilter({ attribute: 'objectClass' }) };
}

function reading(controller: string, dn = ''): Attempt {
  return { controller, dn, changes: false };
}

function changing(controller: string, dn: string): Attempt {
  return { controller, dn, changes: true };
}
