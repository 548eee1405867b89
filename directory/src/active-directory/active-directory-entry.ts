import type { Entry as WireEntry } from 'ldapts';

import { binaryAttributes, descriptorAttributes, isDescriptor, isDn, isDnWithBinary } from '../attribute-types.ts';
import { dnInside } from '../attribute-values.ts';
import type { Attributes, Entry } from '../directory.ts';
import { dnFromWire } from '../ldap/wire-name.ts';
import { attributesFromWire } from '../ldap/wire-values.ts';
import { pathOf } from '../ldap-path.ts';
import { octetsToGuid } from '../octets.ts';
import { decodeDescriptor } from '../security/descriptor-octets.ts';
import { renderSddl } from '../security/sddl.ts';

/** Attributes whose values this server sends as octets. */
export const activeDirectoryBinary: readonly string[] = [...binaryAttributes, ...descriptorAttributes];

/**
 * What Active Directory keeps of its own accord. Whoever reads an entry as a whole wants what can be written again;
 * these come only by name.
 */
const keptByServer = new Set(
  `instancetype usncreated usnchanged objectcategory samaccounttype badpwdcount badpasswordtime lastlogoff lastlogon
   lastlogontimestamp logoncount pwdlastset admincount operatorcount lastknownparent isdeleted isrecycled iscriticalsystemobject
   dscorepropagationdata replpropertymetadata showinadvancedviewonly msds-parentdistname repsto repsfrom repluptodatevector
   ridavailablepool ridallocationpool ridpreviousallocationpool ridnextrid modifiedcount creationtime`
    .trim()
    .split(/\s+/),
);

/** Values that mean the same as none. */
const defaults: Readonly<Record<string, readonly string[]>> = {
  accountExpires: ['0', '9223372036854775807'],
  codePage: ['0'],
  countryCode: ['0'],
  primaryGroupID: ['513'],
  lockoutTime: ['0'],
};

/** What to ask Active Directory for: security descriptors come by name only. */
export function requestedAttributes(attributes: readonly string[] | undefined): string[] {
  return attributes ? [...new Set(['objectGUID', ...attributes])] : ['*', 'nTSecurityDescriptor'];
}

/** An entry of Active Directory in our words. */
export function readActiveDirectoryEntry(wire: WireEntry, isWhole: boolean): Entry {
  const dn = dnFromWire(wire.dn);
  const given = Object.entries(attributesFromWire(wire)).flatMap(([name, values]) => readAttribute(name, values));
  const attributes = Object.fromEntries(isWhole ? given.filter(isWorthKeeping) : given);
  const [octets = ''] = attributes['objectGUID'] ?? [];
  return { dn, path: pathOf(dn), guid: octets === '' ? '' : octetsToGuid(octets), attributes };
}

function readAttribute(name: string, values: readonly string[]): [string, readonly string[]][] {
  if (isDescriptor(name)) {
    return [[name, values.map((value) => renderSddl(decodeDescriptor(Buffer.from(value, 'base64'))))]];
  }
  const living = isDn(name) || isDnWithBinary(name) ? values.filter((value) => !namesDeleted(name, value)) : values;
  return living.length === 0 ? [] : [[name, living]];
}

/**
 * Links to a deleted object vanish by themselves; other values go on naming what is left of it, and name the object
 * again when it is put back.
 */
function namesDeleted(attribute: string, value: string): boolean {
  return /\\0ADEL:[0-9a-f-]{36},CN=Deleted Objects,/i.test(dnInside(attribute, value) ?? '');
}

function isWorthKeeping([name, values]: [string, Attributes[string]]): boolean {
  if (keptByServer.has(name.toLowerCase())) return false;
  return !values.every((value) => defaults[name]?.includes(value));
}
