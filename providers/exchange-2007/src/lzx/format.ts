/** What [MS-PATCH] calls a chunk: so many uncompressed bytes, after which the bits are aligned. */
export const frameBytes = 0x8000;
export const blockTypes = { verbatim: 1, alignedOffset: 2 } as const;
export const minimumMatch = 2;
/** The longest match that the trees express; its true length follows it. */
export const maximumMatch = 257;
export const literals = 256;
/** Lengths that the main tree expresses by itself; the length tree has the others. */
export const primaryLengths = 7;
export const secondaryLengths = 249;
export const alignedSymbols = 8;
export const pretreeSymbols = 20;
/** Most bits of a code of the main and the length tree, of the aligned offset tree, of a pretree. */
export const codeBits = { main: 16, aligned: 7, pretree: 15 } as const;
/** Runs of code lengths ([MS-PATCH] 2.5): zeros, more zeros, equal ones. */
export const runs = {
  zeros: { symbol: 17, minimum: 4, bits: 4 },
  manyZeros: { symbol: 18, minimum: 20, bits: 5 },
  equal: { symbol: 19, minimum: 4, bits: 1 },
} as const;
/** How a length above the maximum is written: a prefix, then bits ([MS-PATCH] 2.7). */
export const longerLengths = [
  { prefix: 0b0, prefixBits: 1, bits: 8, from: 0 },
  { prefix: 0b10, prefixBits: 2, bits: 10, from: 0x100 },
  { prefix: 0b110, prefixBits: 3, bits: 12, from: 0x500 },
  { prefix: 0b111, prefixBits: 3, bits: 15, from: 0 },
] as const;

const smallestWindowBits = 17;
const largestWindowBits = 25;
const slotsWithGrowingBits = 36;

/** Bits of the smallest window that holds so many bytes, after reference data in whole frames. */
export function windowBits(bytes: number, referenceBytes = 0): number {
  const needed = Math.ceil(referenceBytes / frameBytes) * frameBytes + bytes;
  let bits = smallestWindowBits;
  while (bits < largestWindowBits && 2 ** bits < needed) bits++;
  return bits;
}

/** Number of symbols of the main tree: literals, and lengths for each slot of positions. */
export function mainSymbols(bits: number): number {
  return literals + 8 * (positionSlot(2 ** bits - 1) + 1);
}

/** The slot of a position: an offset plus two, or the number of a repeated offset ([MS-PATCH] 2.4). */
export function positionSlot(position: number): number {
  if (position < 4) return position;
  const bits = 31 - Math.clz32(position);
  return bits < 18 ? 2 * bits + ((position >>> (bits - 1)) & 1) : 34 + (position >>> 17);
}

/** Bits of the position that its slot does not express. */
export function slotBits(slot: number): number {
  if (slot < 4) return 0;
  return slot < slotsWithGrowingBits ? (slot >>> 1) - 1 : 17;
}

/** First position of a slot. */
export function slotBase(slot: number): number {
  if (slot < 4) return slot;
  return slot < slotsWithGrowingBits ? (2 | (slot & 1)) << ((slot >>> 1) - 1) : (slot - 34) << 17;
}
