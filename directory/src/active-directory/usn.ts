import { octetsToGuid } from '../octets.ts';

/** A cursor of an up-to-dateness vector: how much of the changes of one database a controller has. */
export type Cursors = ReadonlyMap<string, bigint>;

const headerBytes = 16;
const guidBytes = 16;
const firstVersionBytes = 24;
const secondVersionBytes = 32;

/**
 * Reads replUpToDateVector (MS-DRSR 5.166, 5.167): invocation ids with the last change known.
 * @throws RangeError when the octets are no vector
 */
export function readCursors(bytes: Buffer): Cursors {
  const version = bytes.readUInt32LE(0);
  const size = version === 1 ? firstVersionBytes : secondVersionBytes;
  const count = bytes.readUInt32LE(8);
  const cursors = new Map<string, bigint>();
  for (let index = 0; index < count; index++) {
    const at = headerBytes + index * size;
    const invocation = octetsToGuid(bytes.subarray(at, at + guidBytes).toString('base64'));
    cursors.set(invocation, bytes.readBigUInt64LE(at + guidBytes));
  }
  return cursors;
}

const digits = 20;

/** An update sequence number as text that sorts as numbers do. */
export function orderOf(usn: string | bigint): string {
  return String(usn).padStart(digits, '0');
}

/** Version of an attribute in replPropertyMetaData (MS-DRSR 5.164); undefined when it was never written. */
export function versionOf(metaData: Buffer, attributeId: number): number | undefined {
  const count = metaData.readUInt32LE(8);
  for (let index = 0; index < count; index++) {
    const at = headerBytes + index * metaDataBytes;
    if (metaData.readUInt32LE(at) === attributeId) return metaData.readUInt32LE(at + 4);
  }
  return undefined;
}

const metaDataBytes = 48;
