import { BookFileDamaged } from '../errors.ts';
import { Compressor } from '../lzx/compress.ts';
import { decompress } from '../lzx/decompress.ts';
import { checksum } from './checksum.ts';

/** Uncompressed bytes of a block; clients allocate so much. */
export const blockBytes = 0x4_0000;

const version = { high: 3, low: 1 } as const;
const kinds = { stored: 0, compressed: 1 } as const;
const headerBytes = 16;
const blockHeaderBytes = 16;

/**
 * The compressed form in which clients download a file ([MS-OXOAB] 2.11): a header, then blocks with their sizes and
 * checksums. A block that compression would make larger is stored as it is.
 * @param pieces the file
 */
export function* container(pieces: readonly Uint8Array[]): Generator<Buffer> {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  yield header(bytes);
  const compressor = new Compressor(Math.min(bytes, blockBytes));
  for (const content of blocksOf(pieces)) {
    const compressed = compressor.compress(content);
    const isSmaller = compressed.length < content.length;
    const kept = isSmaller ? compressed : content;
    const block = Buffer.allocUnsafe(blockHeaderBytes + kept.length);
    block.writeUInt32LE(isSmaller ? kinds.compressed : kinds.stored, 0);
    block.writeUInt32LE(kept.length, 4);
    block.writeUInt32LE(content.length, 8);
    block.writeUInt32LE(checksum([content]), 12);
    block.set(kept, blockHeaderBytes);
    yield block;
  }
}

/** Unpacks the file in a container. It yields after each block, so that others get their turn. */
export function* unpack(bytes: Buffer): Generator<undefined, Buffer> {
  const file = Buffer.allocUnsafe(bytes.readUInt32LE(12));
  let end = 0;
  for (let at = headerBytes; at < bytes.length; ) {
    const kept = bytes.subarray(at + blockHeaderBytes, at + blockHeaderBytes + bytes.readUInt32LE(at + 4));
    const content = file.subarray(end, end + bytes.readUInt32LE(at + 8));
    if (bytes.readUInt32LE(at) === kinds.compressed) decompress(kept, content);
    else content.set(kept);
    if (checksum([content]) !== bytes.readUInt32LE(at + 12)) throw BookFileDamaged(`the block at ${at} is damaged`);
    at += blockHeaderBytes + kept.length;
    end += content.length;
    yield;
  }
  return file;
}

function header(targetBytes: number): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.writeUInt32LE(version.high, 0);
  bytes.writeUInt32LE(version.low, 4);
  bytes.writeUInt32LE(blockBytes, 8);
  bytes.writeUInt32LE(targetBytes, 12);
  return bytes;
}

/** The pieces, cut anew: all in one memory, so each lasts until the next is asked for. */
function* blocksOf(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  const block = new Uint8Array(blockBytes);
  let used = 0;
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; ) {
      const taken = Math.min(blockBytes - used, piece.length - from);
      block.set(piece.subarray(from, from + taken), used);
      used += taken;
      from += taken;
      if (used < blockBytes) continue;
      yield block;
      used = 0;
    }
  }
  if (used > 0) yield block.subarray(0, used);
}
