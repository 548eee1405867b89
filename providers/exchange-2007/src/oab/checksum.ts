import { crc32 } from 'node:zlib';

/** Checksum of [MS-OXOAB] 2: the polynomial of IEEE 802.3, seeded with ones; unlike elsewhere the result is not inverted. */
export function checksum(parts: Iterable<Uint8Array>): number {
  let value = 0;
  for (const part of parts) value = crc32(part, value);
  return (value ^ 0xffff_ffff) >>> 0;
}
