/** The longest integer that one byte holds; above it the first byte says how many bytes follow ([MS-OXOAB] 2.9.6.1). */
const oneByteMaximum = 0x7f;

/** Bytes of an unsigned integer of 32 bits. */
export function compactIntegerBytes(value: number): number {
  return value <= oneByteMaximum ? 1 : 1 + Math.ceil((32 - Math.clz32(value)) / 8);
}

/** Writes an unsigned integer of 32 bits in the fewest bytes; gives the place behind it. */
export function writeCompactInteger(target: Buffer, at: number, value: number): number {
  const length = compactIntegerBytes(value) - 1;
  if (length === 0) return target.writeUInt8(value, at);
  return target.writeUIntLE(value, target.writeUInt8(0x80 | length, at), length);
}
