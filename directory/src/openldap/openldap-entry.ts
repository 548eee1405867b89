import type { Entry as WireEntry } from 'ldapts';

import { secretAttributes } from '../attribute-types.ts';
import type { Attributes, Entry } from '../directory.ts';
import { splitDn, valueOf } from '../distinguished-name.ts';
import { dnFromWire } from '../ldap/wire-name.ts';
import { attributesFromWire } from '../ldap/wire-values.ts';
import { pathOf } from '../ldap-path.ts';
import { guidToOctets } from '../octets.ts';
import { isPrincipal, sidFromGuid } from './identity.ts';

/** Operational attributes of every answer (RFC 4530, RFC 4512 section 3.4). */
export const identityAttributes: readonly string[] = ['entryUUID', 'createTimestamp', 'modifyTimestamp'];

/** What stands for the operational attributes of our entries. */
const sources: Readonly<Record<string, readonly string[]>> = {
  objectguid: [],
  distinguishedname: [],
  name: [],
  memberof: [],
  usnchanged: [],
  objectsid: ['objectClass'],
  whencreated: ['createTimestamp'],
  whenchanged: ['modifyTimestamp'],
};

/** What to ask OpenLDAP for. */
export function requestedAttributes(attributes: readonly string[] | undefined): string[] {
  if (!attributes) return ['*', ...identityAttributes];
  const wanted = attributes.flatMap((name) => sources[name.toLowerCase()] ?? [name]);
  return [...new Set(['entryUUID', ...wanted])];
}

/** An entry of OpenLDAP in our words. */
export function readOpenLdapEntry(wire: WireEntry): Entry {
  const dn = dnFromWire(wire.dn);
  const { entryUUID, createTimestamp, modifyTimestamp, ...rest } = attributesFromWire(wire);
  const guid = (entryUUID?.[0] ?? '').toLowerCase();
  const own = Object.fromEntries(Object.entries(rest).filter(([name]) => !secretAttributes.has(name.toLowerCase())));
  return { dn, path: pathOf(dn), guid, attributes: { ...own, ...constructed(dn, guid, own), ...times() } };

  function times(): Attributes {
    return {
      ...(createTimestamp ? { whenCreated: createTimestamp.map(withFraction) } : {}),
      ...(modifyTimestamp ? { whenChanged: modifyTimestamp.map(withFraction) } : {}),
    };
  }
}

/** What other directories keep, made of what OpenLDAP keeps. */
function constructed(dn: string, guid: string, { objectClass = [] }: Attributes): Attributes {
  const [rdn = ''] = splitDn(dn);
  return {
    name: [valueOf(rdn)],
    distinguishedName: [dn],
    objectGUID: [guidToOctets(guid)],
    ...(isPrincipal(objectClass) ? { objectSid: [sidFromGuid(guid)] } : {}),
  };
}

/** `20261125153540Z` as Active Directory writes it. */
function withFraction(time: string): string {
  return time.replace(/^(\d{14})Z$/, '$1.0Z');
}

/** `20261125153540.0Z` as OpenLDAP takes it. */
export function withoutFraction(time: string): string {
  return time.replace(/^(\d{14})\.0Z$/, '$1Z');
}
