import { valuesOf } from '../attribute-change.ts';
import type { PostReadControl } from '../ldap/controls.ts';
import { isResult } from '../ldap/ldap-errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { wireDn } from '../ldap/wire-name.ts';
import { attributesFromWire } from '../ldap/wire-values.ts';
import type { Positions } from '../port.ts';

/**
 * Positions of OpenLDAP are change sequence numbers, `time#count#server#modification` (draft-ietf-ldup-model): those of one
 * server sort as text. `contextCSN` of the top entry has the last one that a server knows of each server.
 */
export function positionsOf(server: LdapServer, numbers: readonly string[]): Positions {
  return numbers.flatMap((number) => {
    const [, , source] = number.split('#');
    return source === undefined ? [] : [{ controller: server.name, source: `openldap ${source}`, order: number }];
  });
}

/** The position of a change, from the entry as it is afterwards. */
export function positionsAfter(server: LdapServer, read: PostReadControl): Positions {
  return positionsOf(server, read.valuesOf('entryCSN'));
}

/** Everything that a server knows of now; nothing where it does not replicate. */
export async function readPositions(server: LdapServer, suffix: string): Promise<Positions> {
  try {
    const top = (await readEntry(server, wireDn(suffix), { attributes: ['contextCSN'] })) ?? { dn: '' };
    return positionsOf(server, valuesOf(attributesFromWire(top), 'contextCSN'));
  } catch (error) {
    // A server that has just been set up, and has nothing yet.
    if (isResult(error, 'noSuchObject')) return [];
    throw error;
  }
}

export function covers(known: Positions, wanted: Positions): boolean {
  return wanted.every(({ source, order }) => known.some((each) => each.source === source && each.order >= order));
}
