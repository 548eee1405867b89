/** The longest integer that one byte holds; above it the first byte says how many bytes follow ([MS-OXOAB] 2.9.6.1). */
const oneByteMaximum = 0x7f;

/** An unsigned integer of 32 bits in the fewest bytes. */
export function compactInteger(value: number): Buffer {
  if (value <= oneByteMaximum) return Buffer.of(value);
  const length = Math.ceil((32 - Math.clz32(value)) / 8);
  const bytes = Buffer.alloc(1 + length);
  bytes[0] = 0x80 | length;
  bytes.writeUIntLE(value, 1, length);
  return bytes;
}
