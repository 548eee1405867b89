import { type Control, PresenceFilter, type SearchOptions, type Entry as WireEntry } from 'ldapts';

import type { LdapServer } from './ldap-server.ts';

export interface Reading {
  readonly attributes: readonly string[];
  /** Names of attributes whose values are octets. */
  readonly binary?: readonly string[];
  readonly controls?: readonly Control[];
}

/**
 * One entry as the server has it.
 * @param name as it goes to the server
 */
export async function readEntry(
  server: LdapServer,
  name: string,
  { attributes, binary = [], controls = [] }: Reading,
): Promise<WireEntry | undefined> {
  const options: SearchOptions = {
    scope: 'base',
    filter: new PresenceFilter({ attribute: 'objectClass' }),
    attributes: [...attributes],
    explicitBufferAttributes: [...binary],
  };
  const { searchEntries } = await server.ask((client) => client.search(name, options, [...controls]));
  return searchEntries[0];
}
