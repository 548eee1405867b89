import { normalizeDn, splitDn } from './distinguished-name.ts';
import { BadName } from './errors.ts';

/** What an LDAP path names, and the controller that it asks for. */
export type LdapPath = { readonly controller: string | undefined } & (
  | { readonly kind: 'dn'; readonly dn: string }
  | { readonly kind: 'guid'; readonly guid: string }
  | { readonly kind: 'wellKnown'; readonly wellKnown: string; readonly dn: string }
);

const scheme = /^LDAP:\/\//i;
const guidForm = /^<GUID=([0-9a-f-]{32,36})>$/i;
const wellKnownForm = /^<WKGUID=([0-9a-f]{32}),(.+)>$/i;

/**
 * Reads an LDAP path: `LDAP://[controller/]<dn>`, `LDAP://<GUID=...>`, `LDAP://<WKGUID=...,dn>`, or a plain DN.
 * @throws DIRECTORY_BAD_NAME
 */
export function readLdapPath(path: string): LdapPath {
  const rest = path.trim().replace(scheme, '');
  const slash = rest.indexOf('/');
  const before = slash > 0 ? rest.slice(0, slash) : '';
  // A name may hold a slash; a controller holds no equals sign.
  const isController = slash > 0 && !before.includes('=') && scheme.test(path.trim());
  const controller = isController ? before : undefined;
  const name = isController ? rest.slice(slash + 1) : rest;
  const byGuid = guidForm.exec(name);
  if (byGuid?.[1]) return { controller, kind: 'guid', guid: byGuid[1] };
  const wellKnown = wellKnownForm.exec(name);
  if (wellKnown?.[1] && wellKnown[2]) {
    return { controller, kind: 'wellKnown', wellKnown: wellKnown[1].toUpperCase(), dn: wellKnown[2] };
  }
  if (name === '' || name.startsWith('<')) throw BadName(path);
  splitDn(name);
  return { controller, kind: 'dn', dn: name };
}

/** The DN in a path that names an entry by DN. */
export function dnOf(path: string): string {
  const read = readLdapPath(path);
  if (read.kind !== 'dn') throw BadName(path);
  return read.dn;
}

/** Path of a DN. */
export function pathOf(dn: string): string {
  return `LDAP://${dn}`;
}

/** Lock key of the entry that a path names. */
export function entryLock(path: string): string {
  const read = readLdapPath(path);
  return read.kind === 'guid' ? `guid:${read.guid.toLowerCase()}` : `entry:${normalizeDn(read.dn)}`;
}
