import { EqualityFilter, OrFilter } from 'ldapts';

import { valuesOf } from '../attribute-change.ts';
import type { Entry } from '../directory.ts';
import { treeKey } from '../distinguished-name.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { searchPages } from '../ldap/search-pages.ts';
import { dnFromWire, wireDn } from '../ldap/wire-name.ts';
import { attributesFromWire } from '../ldap/wire-values.ts';

/** Members that are looked for in one search. */
const batch = 50;

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
  const groups = new Map<string, string[]>(entries.map(({ dn }) => [treeKey(dn), []]));
  for (let start = 0; start < entries.length; start += batch) {
    const members = entries.slice(start, start + batch).map(({ dn }) => wireDn(dn));
    const filters = members.map((value) => new EqualityFilter({ attribute: 'member', value }));
    const request = {
      base: domain,
      scope: 'subtree' as const,
      filter: new OrFilter({ filters }),
      attributes: ['member'],
      binary: [],
      limit: undefined,
    };
    for await (const page of searchPages(server, request)) {
      for (const wire of page) {
        for (const member of valuesOf(attributesFromWire(wire), 'member')) {
          groups.get(treeKey(member))?.push(dnFromWire(wire.dn));
        }
      }
    }
  }
  return entries.map((entry) => {
    const memberOf = [...new Set(groups.get(treeKey(entry.dn)))].sort();
    return memberOf.length === 0 ? entry : { ...entry, attributes: { ...entry.attributes, memberOf } };
  });
}
