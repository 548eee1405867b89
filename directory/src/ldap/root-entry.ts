import type { Attributes } from '../directory.ts';
import type { LdapServer } from './ldap-server.ts';
import { readEntry } from './read-entry.ts';
import { attributesFromWire } from './wire-values.ts';

/** What a server says of itself (RFC 4512 section 5.1). */
export async function readRoot(server: LdapServer, attributes: readonly string[] = ['*', '+']): Promise<Attributes> {
  return attributesFromWire((await readEntry(server, '', { attributes })) ?? { dn: '' });
}
