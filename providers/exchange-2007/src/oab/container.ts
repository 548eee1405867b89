import { checksum } from './checksum.ts';

/** Uncompressed bytes of a block; clients allocate so much. */
export const blockBytes = 0x4_0000;

const version = { high: 3, low: 1 } as const;
const stored = 0;
const blockHeaderBytes = 16;

/**
 * The compressed form in which clients download a file ([MS-OXOAB] 2.11): a header, then blocks with their sizes and
 * checksums. Blocks may be stored as they are, which every client has to take.
 * @param pieces the file
 * @returns blocks in one memory: each lasts until the next is asked for
 */
export function* container(pieces: readonly Uint8Array[]): Generator<Buffer> {
  yield header(pieces.reduce((sum, { length }) => sum + length, 0));
  for (const block of blocksOf(pieces)) {
    const content = block.subarray(blockHeaderBytes);
    block.writeUInt32LE(stored, 0);
    block.writeUInt32LE(content.length, 4);
    block.writeUInt32LE(content.length, 8);
    block.writeUInt32LE(checksum([content]), 12);
    yield block;
  }
}

function header(targetBytes: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(version.high, 0);
  bytes.writeUInt32LE(version.low, 4);
  bytes.writeUInt32LE(blockBytes, 8);
  bytes.writeUInt32LE(targetBytes, 12);
  return bytes;
}

/** The pieces, cut anew, each with room for the header before it. */
function* blocksOf(pieces: Iterable<Uint8Array>): Generator<Buffer> {
  const full = blockHeaderBytes + blockBytes;
  const block = Buffer.alloc(full);
  let used = blockHeaderBytes;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; ) {
      const taken = Math.min(full - used, piece.length - from);
      block.set(piece.subarray(from, from + taken), used);
      used += taken;
      from += taken;
      if (used < full) continue;
      yield block;
      used = blockHeaderBytes;
    }
  }
  if (used > blockHeaderBytes) yield block.subarray(0, used);
}
