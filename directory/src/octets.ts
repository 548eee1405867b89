/** A canonical GUID as the base64 of its 16 bytes in directory order (MS-DTYP section 2.3.4). */
export function guidToOctets(guid: string): string {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex');
  swapFirstGroups(bytes);
  return bytes.toString('base64');
}

/** The canonical GUID of 16 bytes in base64. */
export function octetsToGuid(octets: string): string {
  return guidOfBytes(Buffer.from(octets, 'base64'));
}

export function guidOfBytes(bytes: Buffer): string {
  const swapped = Buffer.from(bytes);
  swapFirstGroups(swapped);
  const hex = swapped.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The first three groups of a GUID are numbers, whose lowest byte comes first; swapping twice gives the same again. */
function swapFirstGroups(bytes: Buffer): void {
  if (bytes.length < 8) return;
  bytes.writeUInt32LE(bytes.readUInt32BE(0), 0);
  bytes.writeUInt16LE(bytes.readUInt16BE(4), 4);
  bytes.writeUInt16LE(bytes.readUInt16BE(6), 6);
}

/** A security identifier as text, `S-1-5-21-...` (MS-DTYP section 2.4.2). */
export function sidOf(octets: string): string {
  return sidOfBytes(Buffer.from(octets, 'base64'));
}

export function sidOfBytes(bytes: Buffer): string {
  const end = 8 + (bytes[1] ?? 0) * 4;
  let text = `S-${bytes[0] ?? 1}-${bytes.readUIntBE(2, 6)}`;
  for (let at = 8; at < end; at += 4) text += `-${bytes.readUInt32LE(at)}`;
  return text;
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
