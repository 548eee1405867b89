import { Compressor } from '../lzx/compress.ts';
import { checksum } from './checksum.ts';
import { blockBytes } from './container.ts';
import { pairedBlocks } from './paired-blocks.ts';

const version = { high: 3, low: 2 } as const;
const headerBytes = 28;
const blockHeaderBytes = 16;
/** A part that cannot be compressed becomes a little longer, and has to fit into the memory of a client, too. */
const partBytes = blockBytes - 0x4000;
/** Where a details file has the checksum of all that follows its header. */
const checksumPlace = 4;

/**
 * A differential patch file ([MS-OXOAB] 2.10): what a client has to load to make a new details file of the former one.
 * @param source the former file, uncompressed
 * @param target pieces of the new one: its header, then a record each
 */
export function* difference(source: Buffer, target: readonly Buffer[]): Generator<Buffer> {
  yield header(source, target);
  const take = taker(target);
  const compressor = new Compressor(partBytes, partBytes);
  let at = 0;
  for (const { sourceBytes, targetBytes } of pairedBlocks(source, target, partBytes)) {
    const part = take(targetBytes);
    const patch = compressor.compress(part, source.subarray(at, at + sourceBytes));
    at += sourceBytes;
    const block = Buffer.allocUnsafe(blockHeaderBytes + patch.length);
    block.writeUInt32LE(patch.length, 0);
    block.writeUInt32LE(targetBytes, 4);
    block.writeUInt32LE(sourceBytes, 8);
    block.writeUInt32LE(checksum([part]), 12);
    block.set(patch, blockHeaderBytes);
    yield block;
  }
}

function header(source: Buffer, target: readonly Buffer[]): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.writeUInt32LE(version.high, 0);
  bytes.writeUInt32LE(version.low, 4);
  bytes.writeUInt32LE(blockBytes, 8);
  bytes.writeUInt32LE(source.length, 12);
  bytes.writeUInt32LE(
    target.reduce((sum, { length }) => sum + length, 0),
    16,
  );
  bytes.writeUInt32LE(source.readUInt32LE(checksumPlace), 20);
  bytes.writeUInt32LE(target[0]?.readUInt32LE(checksumPlace) ?? 0, 24);
  return bytes;
}

/** Takes the next bytes of the pieces, so many as are asked for. */
function taker(pieces: readonly Buffer[]): (bytes: number) => Buffer {
  let index = 0;
  let used = 0;
  return (bytes) => {
    const taken = Buffer.allocUnsafe(bytes);
    for (let at = 0; at < bytes; ) {
      const rest = pieces[index]?.subarray(used) ?? Buffer.alloc(bytes);
      const copied = rest.copy(taken, at);
      at += copied;
      used = copied < rest.length ? used + copied : 0;
      if (used === 0) index++;
    }
    return taken;
  };
}
