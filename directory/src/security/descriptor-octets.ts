import { BadDescriptor } from '../errors.ts';
import { guidOfBytes, guidToOctets, sidOfBytes, sidToOctets } from '../octets.ts';
import {
  type AccessEntry,
  type AccessEntryType,
  controlBits,
  entryTypes,
  isObjectType,
  type SecurityDescriptor,
} from './security-descriptor.ts';

const headerBytes = 20;
const listHeaderBytes = 8;
const entryHeaderBytes = 8;
const guidBytes = 16;
/** Revision of a list with entries for object types (MS-DTYP 2.4.5). */
const revisionOfObjects = 4;
const plainRevision = 2;
const objectTypePresent = 1;
const inheritedObjectTypePresent = 2;
const presence = controlBits.daclPresent | controlBits.saclPresent | controlBits.selfRelative;

/** The self-relative form. */
export function encodeDescriptor({ control, owner, group, sacl, dacl }: SecurityDescriptor): Buffer {
  const parts = [sidBytes(owner), sidBytes(group), sacl && encodeList(sacl), dacl && encodeList(dacl)];
  const header = Buffer.alloc(headerBytes);
  header[0] = 1;
  const present =
    (dacl === undefined ? 0 : controlBits.daclPresent) | (sacl === undefined ? 0 : controlBits.saclPresent);
  header.writeUInt16LE((control & ~presence) | present | controlBits.selfRelative, 2);
  let offset = headerBytes;
  for (const [index, part] of parts.entries()) {
    header.writeUInt32LE(part ? offset : 0, 4 + index * 4);
    offset += part?.length ?? 0;
  }
  return Buffer.concat([header, ...parts.flatMap((part) => part ?? [])]);
}

/**
 * Reads the self-relative form.
 * @throws DIRECTORY_BAD_SECURITY_DESCRIPTOR, also for entries of a type that directories do not use
 */
export function decodeDescriptor(bytes: Buffer): SecurityDescriptor {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw BadDescriptor('it is cut off');
    throw error;
  }
}

function decode(bytes: Buffer): SecurityDescriptor {
  if (bytes.length < headerBytes || bytes[0] !== 1)
    throw BadDescriptor('the header of a security descriptor is missing');
  const control = bytes.readUInt16LE(2);
  const [owner = 0, group = 0, sacl = 0, dacl = 0] = [4, 8, 12, 16].map((at) => bytes.readUInt32LE(at));
  return {
    control: control & ~presence,
    owner: owner === 0 ? undefined : decodeSid(bytes, owner),
    group: group === 0 ? undefined : decodeSid(bytes, group),
    sacl: (control & controlBits.saclPresent) === 0 ? undefined : decodeListAt(bytes, sacl),
    dacl: (control & controlBits.daclPresent) === 0 ? undefined : decodeListAt(bytes, dacl),
  };
}

function encodeList(entries: readonly AccessEntry[]): Buffer {
  const encoded = entries.map(encodeEntry);
  const header = Buffer.alloc(listHeaderBytes);
  header[0] = entries.some(({ type }) => isObjectType(type)) ? revisionOfObjects : plainRevision;
  header.writeUInt16LE(listHeaderBytes + encoded.reduce((sum, { length }) => sum + length, 0), 2);
  header.writeUInt16LE(entries.length, 4);
  return Buffer.concat([header, ...encoded]);
}

function decodeListAt(bytes: Buffer, offset: number): AccessEntry[] | null {
  if (offset === 0) return null;
  const end = offset + bytes.readUInt16LE(offset + 2);
  const entries: AccessEntry[] = [];
  let at = offset + listHeaderBytes;
  for (let left = bytes.readUInt16LE(offset + 4); left > 0; left--) {
    const size = bytes.readUInt16LE(at + 2);
    if (size < entryHeaderBytes || at + size > end || end > bytes.length)
      throw BadDescriptor('an access list is cut off');
    entries.push(decodeEntry(bytes.subarray(at, at + size)));
    at += size;
  }
  return entries;
}

function encodeEntry({ type, inheritance, rights, objectType, inheritedObjectType, trustee }: AccessEntry): Buffer {
  const header = Buffer.alloc(entryHeaderBytes);
  header.writeUInt32LE(rights, 4);
  const parts = [header];
  if (isObjectType(type)) {
    const present = Buffer.alloc(4);
    present[0] =
      (objectType === '' ? 0 : objectTypePresent) | (inheritedObjectType === '' ? 0 : inheritedObjectTypePresent);
    parts.push(present);
    for (const guid of [objectType, inheritedObjectType]) {
      if (guid !== '') parts.push(Buffer.from(guidToOctets(guid), 'base64'));
    }
  }
  parts.push(Buffer.from(sidToOctets(trustee), 'base64'));
  header[0] = entryTypes[type];
  header[1] = inheritance;
  header.writeUInt16LE(
    parts.reduce((sum, { length }) => sum + length, 0),
    2,
  );
  return Buffer.concat(parts);
}

function decodeEntry(bytes: Buffer): AccessEntry {
  const type = typeOf(bytes[0] ?? 0);
  const entry = { type, inheritance: bytes[1] ?? 0, rights: bytes.readUInt32LE(4) };
  if (!isObjectType(type)) {
    const trustee = decodeSid(bytes, entryHeaderBytes);
    return { ...entry, objectType: '', inheritedObjectType: '', trustee };
  }
  const present = bytes.readUInt32LE(entryHeaderBytes);
  let at = entryHeaderBytes + 4;
  const guidIf = (bit: number) => {
    if ((present & bit) === 0) return '';
    at += guidBytes;
    return guidOfBytes(bytes.subarray(at - guidBytes, at));
  };
  const objectType = guidIf(objectTypePresent);
  const inheritedObjectType = guidIf(inheritedObjectTypePresent);
  return { ...entry, objectType, inheritedObjectType, trustee: decodeSid(bytes, at) };
}

function typeOf(number: number): AccessEntryType {
  const found = typesByNumber.get(number);
  if (found === undefined) throw BadDescriptor(`entries of type 0x${number.toString(16)} are not used in directories`);
  return found;
}

const typesByNumber: ReadonlyMap<number, AccessEntryType> = new Map(
  // The keys of the table are the type; the library of the language forgets that.
  Object.entries(entryTypes).map(([name, number]) => [number, name as AccessEntryType]),
);

function sidBytes(sid: string | undefined): Buffer | undefined {
  return sid === undefined ? undefined : Buffer.from(sidToOctets(sid), 'base64');
}

function decodeSid(bytes: Buffer, offset: number): string {
  const length = 8 + (bytes[offset + 1] ?? 0) * 4;
  if (offset + length > bytes.length) throw BadDescriptor('a security identifier is cut off');
  return sidOfBytes(bytes.subarray(offset, offset + length));
}
