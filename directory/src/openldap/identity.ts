import { octetsToGuid, sidToOctets } from '../octets.ts';

/** The octets before those of the GUID: twelve, so that base64 writes both side by side. */
const header = sidToOctets('S-1-12-1-0-0-0-0').slice(0, 16);
const length = 40;

/**
 * Security identifier of a principal, in octets: OpenLDAP gives none, so it is made of the GUID, in the form that directories
 * without a domain controller use for that (authority 12, `1` and four parts; MS-DTYP section 2.4.2.4). It needs no counter,
 * and comes back with the GUID.
 * @param guid its octets
 */
export function sidFromGuid(guid: string): string {
  return header + guid;
}

/** The GUID in a security identifier of ours. */
export function guidFromSid(octets: string): string | undefined {
  const isOurs = octets.length === length && octets.startsWith(header);
  return isOurs ? octetsToGuid(octets.slice(header.length)) : undefined;
}

const principals = new Set(['user', 'group', 'computer', 'inetorgperson']);

/** Whether objects of these classes can be granted something. */
export function isPrincipal(objectClass: readonly string[]): boolean {
  return objectClass.some((name) => principals.has(name.toLowerCase()));
}

export const principalClasses: readonly string[] = [...principals];
