import { BadDescriptor } from '../errors.ts';
import { isSidText } from '../octets.ts';
import { nameOfPrincipal, principalOf } from './principals.ts';
import {
  type AccessEntry,
  type AccessEntryType,
  controlBits,
  entryTypes,
  isObjectType,
  type SecurityDescriptor,
} from './security-descriptor.ts';

/**
 * Reads a descriptor in the security descriptor definition language (MS-DTYP 2.5.1).
 * @param domainSid identifier of the domain, for names like DA; without it these stay names
 * @throws DIRECTORY_BAD_SECURITY_DESCRIPTOR with the part that is wrong
 */
export function parseSddl(text: string, domainSid?: string): SecurityDescriptor {
  const match =
    /^(?:O:([^:()]+?))?(?:G:([^:()]+?))?(?:D:([^():]*?)((?:\([^()]*\))*))?(?:S:([^():]*)((?:\([^()]*\))*))?$/s.exec(
      text.trim(),
    );
  if (!match || text.trim() === '') throw BadDescriptor(`"${text}" is not of the form O:...G:...D:...(...)S:...(...)`);
  const [, owner, group, daclFlags, dacl = '', saclFlags, sacl = ''] = match;
  return {
    control: flagsToControl(daclFlags ?? '', daclControls) | flagsToControl(saclFlags ?? '', saclControls),
    owner: owner === undefined ? undefined : parsePrincipal(owner, domainSid),
    group: group === undefined ? undefined : parsePrincipal(group, domainSid),
    dacl: daclFlags === undefined ? undefined : parseList(daclFlags, dacl, domainSid),
    sacl: saclFlags === undefined ? undefined : parseList(saclFlags, sacl, domainSid),
  };
}

/** A descriptor whose entries can be changed; undefined for text that is none, and for a list that is open to everybody. */
export function parseDescriptor(sddl: string): SecurityDescriptor | undefined {
  try {
    const descriptor = parseSddl(sddl);
    return descriptor.dacl === null ? undefined : descriptor;
  } catch (error) {
    if (BadDescriptor.is(error)) return undefined;
    throw error;
  }
}

/** Writes a descriptor; principals of the domain by their identifier, those that are the same everywhere by their name. */
export function renderSddl({ control, owner, group, dacl, sacl }: SecurityDescriptor): string {
  return [
    owner === undefined ? '' : `O:${nameOfPrincipal(owner)}`,
    group === undefined ? '' : `G:${nameOfPrincipal(group)}`,
    dacl === undefined ? '' : `D:${renderControl(control, daclControls)}${renderList(dacl)}`,
    sacl === undefined ? '' : `S:${renderControl(control, saclControls)}${renderList(sacl)}`,
  ].join('');
}

type Bits = Readonly<Record<string, number>>;

const daclControls: Bits = {
  P: controlBits.daclProtected,
  AR: controlBits.daclAutoInheritRequired,
  AI: controlBits.daclAutoInherited,
};
const saclControls: Bits = {
  P: controlBits.saclProtected,
  AR: controlBits.saclAutoInheritRequired,
  AI: controlBits.saclAutoInherited,
};
/** A list that is there and open to everybody. */
const openList = 'NO_ACCESS_CONTROL';

const entryFlags: Bits = { OI: 0x1, CI: 0x2, NP: 0x4, IO: 0x8, ID: 0x10, SA: 0x40, FA: 0x80 };
/** Rights of directory objects and generic ones. */
const entryRights: Bits = {
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
  GA: 0x10000000,
  GX: 0x20000000,
  GW: 0x40000000,
  GR: 0x80000000,
};
/** What those of a lower level may not (MS-DTYP 2.4.4.13). */
const labelRights: Bits = { NW: 0x1, NR: 0x2, NX: 0x4 };

function parseList(flags: string, list: string, domainSid: string | undefined): AccessEntry[] | null {
  if (flags.includes(openList)) return null;
  return [...list.matchAll(/\(([^()]*)\)/g)].map(([, entry = '']) => parseEntry(entry, domainSid));
}

function renderList(entries: readonly AccessEntry[] | null): string {
  return entries === null ? openList : entries.map(renderEntry).join('');
}

function parseEntry(entry: string, domainSid: string | undefined): AccessEntry {
  const fields = entry.split(';');
  const [typeName = '', flags = '', rights = '', objectType = '', inheritedObjectType = '', trustee = ''] = fields;
  const type = typeName.trim().toUpperCase();
  if (!isEntryType(type) || fields.length !== 6)
    throw BadDescriptor(`(${entry}) is not an access entry of a directory`);
  const isTyped = isObjectType(type);
  return {
    type,
    inheritance: sumOf(flags, entryFlags),
    rights: /^(0x[0-9a-f]+|\d+)$/i.test(rights.trim()) ? Number(rights) >>> 0 : sumOf(rights, rightsOf(type)),
    objectType: isTyped && objectType !== '' ? parseGuid(objectType) : '',
    inheritedObjectType: isTyped && inheritedObjectType !== '' ? parseGuid(inheritedObjectType) : '',
    trustee: parsePrincipal(trustee, domainSid),
  };
}

function renderEntry({ type, inheritance, rights, objectType, inheritedObjectType, trustee }: AccessEntry): string {
  const names = rightsOf(type);
  // Bits without a name force the number.
  const isNamed = (rights & ~everyBitOf(names)) === 0;
  const rightsText = isNamed ? namesOf(rights, names) : `0x${rights.toString(16)}`;
  const fields = [type, namesOf(inheritance, entryFlags), rightsText, objectType, inheritedObjectType];
  return `(${fields.join(';')};${nameOfPrincipal(trustee)})`;
}

function isEntryType(name: string): name is AccessEntryType {
  return Object.hasOwn(entryTypes, name);
}

function rightsOf(type: AccessEntryType): Bits {
  return type === 'ML' ? labelRights : entryRights;
}

function parseGuid(text: string): string {
  const guid = text.trim().toLowerCase();
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(guid)) throw BadDescriptor(`"${text}" is not a GUID`);
  return guid;
}

function parsePrincipal(text: string, domainSid: string | undefined): string {
  const name = text.trim().toUpperCase();
  if (isSidText(name)) return name;
  const principal = principalOf(name, domainSid);
  if (principal === undefined)
    throw BadDescriptor(`"${text}" is neither a security identifier nor one of the names of SDDL`);
  return principal;
}

function flagsToControl(text: string, bits: Bits): number {
  const flags = text.replace(openList, '').match(/P|AR|AI|./g) ?? [];
  return flags.reduce((control, flag) => {
    const bit = bits[flag];
    if (bit === undefined) throw BadDescriptor(`"${text}" is not a set of flags of an access list`);
    return control | bit;
  }, 0);
}

function renderControl(control: number, bits: Bits): string {
  return namesOf(control, bits);
}

function sumOf(text: string, bits: Bits): number {
  const names = text.trim().toUpperCase().match(/..?/g) ?? [];
  return names.reduce((sum, name) => {
    const bit = bits[name];
    if (bit === undefined) throw BadDescriptor(`"${name}" in "${text}" is not known`);
    // Unsigned: GR is the highest of 32 bits.
    return (sum | bit) >>> 0;
  }, 0);
}

function everyBitOf(bits: Bits): number {
  let every = 0;
  for (const name in bits) every |= bits[name] ?? 0;
  return every;
}

function namesOf(value: number, bits: Bits): string {
  let names = '';
  for (const name in bits) if ((value & (bits[name] ?? 0)) !== 0) names += name;
  return names;
}
