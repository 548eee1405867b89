import { type Client, type Control, PresenceFilter, type SearchOptions, type Entry as WireEntry } from 'ldapts';

import type { PortSearch } from '../port.ts';
import type { LdapServer } from './ldap-server.ts';
import type { Translated } from './to-ldap-filter.ts';
import { wireDn } from './wire-name.ts';

export interface PageRequest {
  readonly base: string;
  readonly scope: PortSearch['scope'];
  readonly filter: Translated['filter'];
  readonly attributes: readonly string[];
  /** Names of attributes whose values are octets, as the server spells them. */
  readonly binary: readonly string[];
  readonly limit: number | undefined;
  readonly controls?: readonly Control[];
}

/**
 * The entries of a search, page by page. Most searches find little: the first page comes over a shared connection;
 * only when there is more is the search begun anew with a cursor.
 */
export async function* searchPages(server: LdapServer, request: PageRequest): AsyncIterable<readonly WireEntry[]> {
  const { pageSize } = server.limits;
  const { limit = Number.POSITIVE_INFINITY } = request;
  if (limit <= 0) return;
  const wanted = Math.min(limit, pageSize + 1);
  const first = await searchOnce(server, request, wanted);
  const isEnough = first.length >= limit;
  if (isEnough || (first.length < wanted && (await isWhole(server, request, first.length)))) {
    if (first.length > 0) yield first;
    return;
  }
  let left = limit;
  for await (const page of server.withCursor((client) => cursor(client, request, pageSize))) {
    const taken = page.length > left ? page.slice(0, left) : page;
    left -= taken.length;
    if (taken.length > 0) yield taken;
    if (left <= 0) return;
  }
}

/** Whether a search found no more than this: a server may have a limit of its own. */
function isWhole(server: LdapServer, request: PageRequest, entries: number): Promise<boolean> {
  const filter = new PresenceFilter({ attribute: 'objectClass' });
  const everything = { ...request, scope: 'subtree' as const, filter, attributes: ['1.1'] };
  return server.answers.isWhole(entries, async () => {
    const found = await searchOnce(server, everything, server.limits.pageSize + 1);
    return found.length;
  });
}

/** The first entries of a search, over a shared connection. */
export async function searchOnce(
  server: LdapServer,
  request: Omit<PageRequest, 'limit'>,
  limit: number,
): Promise<WireEntry[]> {
  const { base, controls = [] } = request;
  const options = { ...optionsOf(request), sizeLimit: limit };
  const { searchEntries } = await server.ask((client) => client.search(wireDn(base), options, [...controls]));
  return searchEntries;
}

async function* cursor(client: Client, request: PageRequest, pageSize: number): AsyncIterable<WireEntry[]> {
  const { base, controls = [] } = request;
  const options = { ...optionsOf(request), paged: { pageSize } };
  for await (const { searchEntries } of client.searchPaginated(wireDn(base), options, [...controls]))
    yield searchEntries;
}

const scopes = { base: 'base', one: 'one', subtree: 'sub' } as const;

function optionsOf({ scope, filter, attributes, binary }: Omit<PageRequest, 'limit'>): SearchOptions {
  return {
    scope: scopes[scope],
    filter,
    attributes: [...attributes],
    explicitBufferAttributes: [...binary],
    // The client gives up by itself; a server that gave up earlier would look as if there were no more entries.
    timeLimit: 0,
  };
}
