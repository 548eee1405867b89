import { PresenceFilter } from 'ldapts';

import type { Attributes } from '../directory.ts';
import type { LdapServer } from './ldap-server.ts';
import { attributesFromWire } from './wire-values.ts';

/** What a server says of itself (RFC 4512 section 5.1). */
export async function readRoot(server: LdapServer, attributes: readonly string[] = ['*', '+']): Promise<Attributes> {
  const client = await server.connection();
  const { searchEntries } = await client.search('', {
    scope: 'base',
    filter: new PresenceFilter({ attribute: 'objectClass' }),
    attributes: [...attributes],
  });
  const [root = { dn: '' }] = searchEntries;
  return attributesFromWire(root);
}
