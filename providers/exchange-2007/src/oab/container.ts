import { checksum } from './checksum.ts';

/** Uncompressed bytes of a block; clients allocate so much. */
export const blockBytes = 0x4_0000;

const version = { high: 3, low: 1 } as const;
const stored = 0;

/**
 * The compressed form in which clients download a file ([MS-OXOAB] 2.11): a header, then blocks with their sizes and
 * checksums. Blocks may be stored as they are, which every client has to take.
 * @param pieces the file; only one block of it is held at a time
 */
export function* container(pieces: readonly Uint8Array[]): Generator<Buffer> {
  yield header(pieces.reduce((sum, { length }) => sum + length, 0));
  for (const block of blocksOf(pieces)) {
    const start = Buffer.alloc(16);
    start.writeUInt32LE(stored, 0);
    start.writeUInt32LE(block.length, 4);
    start.writeUInt32LE(block.length, 8);
    start.writeUInt32LE(checksum([block]), 12);
    yield Buffer.concat([start, block]);
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

/** The pieces, cut anew. */
function* blocksOf(pieces: Iterable<Uint8Array>): Generator<Buffer> {
  let block = Buffer.alloc(blockBytes);
  let used = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; ) {
      const taken = Math.min(blockBytes - used, piece.length - from);
      block.set(piece.subarray(from, from + taken), used);
      used += taken;
      from += taken;
      if (used < blockBytes) continue;
      yield block;
      block = Buffer.alloc(blockBytes);
      used = 0;
    }
  }
  if (used > 0) yield block.subarray(0, used);
}
