import { guidToOctets, octetsToGuid, sidOf, sidToOctets } from '../octets.ts';

const prefix = 'S-1-12-1';
const words = [0, 4, 8, 12] as const;

/**
 * Security identifier of a principal, in octets: OpenLDAP gives none, so it is made of the GUID, in the form that directories
 * without a domain controller use for that (authority 12, four parts; MS-DTYP section 2.4.2.4). It needs no counter, and
 * comes back with the GUID.
 */
export function sidFromGuid(guid: string): string {
  const bytes = guidBytes(guid);
  return sidToOctets([prefix, ...words.map((at) => bytes.readUInt32LE(at))].join('-'));
}

/** The GUID in a security identifier of ours. */
export function guidFromSid(octets: string): string | undefined {
  const sid = sidOf(octets);
  const parts = sid.startsWith(`${prefix}-`) ? sid.slice(prefix.length + 1).split('-') : [];
  if (parts.length !== words.length) return undefined;
  const bytes = Buffer.alloc(16);
  for (const [index, part] of parts.entries()) bytes.writeUInt32LE(Number(part), index * 4);
  return octetsToGuid(bytes.toString('base64'));
}

const principals = new Set(['user', 'group', 'computer', 'inetorgperson']);

/** Whether objects of these classes can be granted something. */
export function isPrincipal(objectClass: readonly string[]): boolean {
  return objectClass.some((name) => principals.has(name.toLowerCase()));
}

export const principalClasses: readonly string[] = [...principals];

function guidBytes(guid: string): Buffer {
  return Buffer.from(guidToOctets(guid), 'base64');
}
