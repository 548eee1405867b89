import type { Entry as WireEntry } from 'ldapts';

import type { Entry } from '../directory.ts';
import { splitDn, valueOf } from '../distinguished-name.ts';
import { dnFromWire } from '../ldap/wire-name.ts';
import { attributesFromWire } from '../ldap/wire-values.ts';
import { pathOf } from '../ldap-path.ts';
import { guidToOctets } from '../octets.ts';
import { isPrincipal, sidFromGuid } from './identity.ts';

/** Operational attributes of every answer (RFC 4530, RFC 4512 section 3.4). */
const identityAttributes: readonly string[] = ['entryUUID', 'createTimestamp', 'modifyTimestamp'];
const identityNames = new Set(identityAttributes);

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
  const [rdn = ''] = splitDn(dn);
  const { entryUUID = '', createTimestamp, modifyTimestamp } = wire;
  const guid = String(entryUUID).toLowerCase();
  const attributes = attributesFromWire(wire, identityNames);
  // What other directories keep, made of what OpenLDAP keeps.
  attributes['name'] = [valueOf(rdn)];
  attributes['distinguishedName'] = [dn];
  const octets = guidToOctets(guid);
  attributes['objectGUID'] = [octets];
  if (isPrincipal(attributes['objectClass'] ?? [])) attributes['objectSid'] = [sidFromGuid(octets)];
  if (createTimestamp?.length) attributes['whenCreated'] = [withFraction(String(createTimestamp))];
  if (modifyTimestamp?.length) attributes['whenChanged'] = [withFraction(String(modifyTimestamp))];
  return { dn, path: pathOf(dn), guid, attributes };
}

/** `20261125153540Z` as Active Directory writes it. */
function withFraction(time: string): string {
  return time.replace(/^(\d{14})Z$/, '$1.0Z');
}

/** `20261125153540.0Z` as OpenLDAP takes it. */
export function withoutFraction(time: string): string {
  return time.replace(/^(\d{14})\.0Z$/, '$1Z');
}
