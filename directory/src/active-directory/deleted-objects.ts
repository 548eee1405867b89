import { Attribute, Change } from 'ldapts';

import { isDn, isDnWithBinary, operationalAttributes } from '../attribute-types.ts';
import type { Attributes } from '../directory.ts';
import { isResult } from '../ldap/ldap-errors.ts';
import type { LdapServer } from '../ldap/ldap-server.ts';
import { readEntry } from '../ldap/read-entry.ts';
import { wireDn } from '../ldap/wire-name.ts';
import { showDeleted } from './active-directory-controls.ts';

/** What is left of a deleted object. */
export interface Tombstone {
  /** Name among the deleted objects, as the server wrote it. */
  readonly wireDn: string;
}

/** The remains of the object with this GUID; undefined when there are none, or when it lives. */
export async function findTombstone(server: LdapServer, guid: string): Promise<Tombstone | undefined> {
  try {
    const reading = { attributes: ['isDeleted'], controls: [showDeleted()] };
    const entry = await readEntry(server, `<GUID=${guid}>`, reading);
    return entry?.['isDeleted'] === 'TRUE' ? { wireDn: entry.dn } : undefined;
  } catch (error) {
    if (isResult(error, 'noSuchObject')) return undefined;
    throw error;
  }
}

export interface Reanimation {
  readonly dn: string;
  readonly attributes: Attributes;
  /** Makes an attribute as the server takes it. */
  readonly make: (type: string, values: readonly string[]) => Attribute;
}

/**
 * Brings a deleted object back under a name, with its GUID and security identifier and the attributes that it had
 * (MS-ADTS 3.1.1.5.3.7.3). What the security accounts manager watches over is written in a second step, which undo
 * repeats (`restoreTree`) when it does not come to it.
 */
export async function reanimate(
  server: LdapServer,
  tombstone: Tombstone,
  { dn, attributes, make }: Reanimation,
): Promise<void> {
  const replacement = ([name, values]: readonly [string, readonly string[]]) =>
    new Change({ operation: 'replace', modification: make(name, values) });
  const written = Object.entries(attributes).filter(([name]) => isWrittenAgain(name));
  const first = written.filter(([name]) => !watched.has(name)).map(replacement);
  const second = written.filter(([name]) => watched.has(name)).map(replacement);
  const living = [
    new Change({ operation: 'delete', modification: new Attribute({ type: 'isDeleted', values: [] }) }),
    replacement(['distinguishedName', [wireDn(dn)]]),
  ];
  await server.use((client) => client.modify(tombstone.wireDn, [...living, ...first], [showDeleted()]));
  if (second.length > 0) await server.use((client) => client.modify(wireDn(dn), second));
}

/** What the remains have kept, or get from their new name. */
const kept = new Set(['objectClass', 'nTSecurityDescriptor', 'name', 'cn', 'ou', 'dc', 'groupType', 'sAMAccountName']);
const watched = new Set(['userAccountControl', 'accountExpires', 'primaryGroupID']);

function isWrittenAgain(name: string): boolean {
  // Names of entries are written when all of them are there again (`restoreTree`).
  return !kept.has(name) && !operationalAttributes.has(name) && !isDn(name) && !isDnWithBinary(name);
}
