import { EqualityFilter } from 'ldapts';

import type { Entry } from '../directory.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { searchPages } from '../ldap/search-pages.ts';
import { dnFromWire, wireDn } from '../ldap/wire-name.ts';

/** Entries whose groups are looked for at the same time. */
const atOnce = 20;

export interface GroupSearch {
  readonly domain: string;
  readonly entries: readonly Entry[];
  readonly attributes: readonly string[] | undefined;
}

/**
 * Entries with `memberOf`, if that was asked for by name. OpenLDAP itself keeps it only with an overlay, which forgets it
 * when entries come by replication.
 */
export async function groupsOf(
  server: LdapServer,
  { domain, entries, attributes }: GroupSearch,
): Promise<readonly Entry[]> {
  if (!attributes?.some((name) => name.toLowerCase() === 'memberof')) return entries;
  const groups = new Map<string, readonly string[]>();
  for (let start = 0; start < entries.length; start += atOnce) {
    const batch = entries.slice(start, start + atOnce);
    await Promise.all(batch.map(async ({ dn }) => groups.set(dn, await groupsWith(server, domain, dn))));
  }
  return entries.map((entry) => {
    const memberOf = groups.get(entry.dn) ?? [];
    return memberOf.length === 0 ? entry : { ...entry, attributes: { ...entry.attributes, memberOf } };
  });
}

/** Names only: a group may have very many members. */
async function groupsWith(server: LdapServer, domain: string, dn: string): Promise<string[]> {
  const names: string[] = [];
  const filter = new EqualityFilter({ attribute: 'member', value: wireDn(dn) });
  const request = {
    base: domain,
    scope: 'subtree' as const,
    filter,
    attributes: ['1.1'],
    binary: [],
    limit: undefined,
  };
  for await (const page of searchPages(server, request)) names.push(...page.map((wire) => dnFromWire(wire.dn)));
  return names.sort();
}
