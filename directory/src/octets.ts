/** A canonical GUID as the base64 of its 16 bytes in directory order (MS-DTYP section 2.3.4). */
export function guidToOctets(guid: string): string {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex');
  // The first three groups are numbers, whose lowest byte comes first.
  if (bytes.length === 16) {
    bytes.writeUInt32LE(bytes.readUInt32BE(0), 0);
    for (const at of [4, 6]) bytes.writeUInt16LE(bytes.readUInt16BE(at), at);
  }
  return bytes.toString('base64');
}

/** The canonical GUID of 16 bytes in base64. */
export function octetsToGuid(octets: string): string {
  return guidOfBytes(Buffer.from(octets, 'base64'));
}

export function guidOfBytes(bytes: Buffer): string {
  const hex = bytes.toString('hex').replace(firstGroups, '$4$3$2$1-$6$5-$8$7-');
  return `${hex.slice(0, 23)}-${hex.slice(23)}`;
}

/** The first three groups of a GUID, which are little-endian: swapping the bytes twice gives the same again. */
const firstGroups = /^(..)(..)(..)(..)(..)(..)(..)(..)/;

/** A security identifier as text, `S-1-5-21-...` (MS-DTYP section 2.4.2). */
export function sidOf(octets: string): string {
  return sidOfBytes(Buffer.from(octets, 'base64'));
}

export function sidOfBytes(bytes: Buffer): string {
  const count = bytes[1] ?? 0;
  const parts = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + index * 4));
  return `S-${bytes[0] ?? 1}-${bytes.readUIntBE(2, 6)}-${parts.join('-')}`;
}

/** Whether octets in base64 are a security identifier. */
export function isSid(octets: string): boolean {
  const bytes = Buffer.from(octets, 'base64');
  return bytes.length >= 8 && bytes.length === 8 + (bytes[1] ?? 0) * 4;
}

/** Whether text is a security identifier, `S-1-5-21-...`, whose parts fit. */
export function isSidText(text: string): boolean {
  const [authority, ...parts] = /^S-1-(\d{1,15}(?:-\d{1,10}){1,15})$/i.exec(text)?.[1]?.split('-') ?? [];
  if (authority === undefined || Number(authority) > 0xffffffffffff) return false;
  return parts.every((part) => Number(part) <= 0xffffffff);
}

/** The octets of a security identifier, base64. */
export function sidToOctets(sid: string): string {
  const [, revision = '1', authority = '5', ...parts] = sid.split('-');
  const bytes = Buffer.alloc(8 + parts.length * 4);
  bytes[0] = Number(revision);
  bytes[1] = parts.length;
  bytes.writeUIntBE(Number(authority), 2, 6);
  for (const [index, part] of parts.entries()) bytes.writeUInt32LE(Number(part), 8 + index * 4);
  return bytes.toString('base64');
}
