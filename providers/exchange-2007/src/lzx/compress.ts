import { BitWriter } from './bit-writer.ts';
import { codesFor, noLengths, writeBlockHeader, writeTokens } from './block-writer.ts';
import { frameBytes, windowBits } from './format.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** Readers make room for a frame that has grown by so much. */
const frameGrowth = 6144;
const headerBytes = 4096;

/**
 * Compresses to a stream of LZX DELTA ([MS-PATCH]): frames of 32 KB, each after its compressed size, under one set of
 * codes; data on which those codes do not fit all along get a set for each frame.
 * @param data at most 16 MB less one byte, and at least one
 * @param reference what the reader has already; what is repeated of it costs next to nothing
 */
export function compress(data: Uint8Array, reference: Uint8Array = new Uint8Array()): Uint8Array {
  const bits = windowBits(data.length, reference.length);
  const whole = new Uint8Array(reference.length + data.length);
  whole.set(reference);
  whole.set(data, reference.length);
  const tokens = tokenize(whole, reference.length, 2 ** bits);
  const frames = tokens.frameEnds.length;
  const order = { tokens, bytes: data.length, bits };
  return writeStream(order, frames) ?? writeStream(order, 1) ?? new Uint8Array();
}

/** The stream, or undefined when a frame has become too large. */
function writeStream(
  { tokens, bytes, bits }: { readonly tokens: Tokens; readonly bytes: number; readonly bits: number },
  framesInBlock: number,
): Uint8Array | undefined {
  const frames = tokens.frameEnds.length;
  const writer = new BitWriter(2 * bytes + headerBytes * (frames + 1));
  let former = noLengths(bits);
  for (let first = 0; first < frames; first += framesInBlock) {
    const last = Math.min(first + framesInBlock, frames);
    const codes = codesFor({ tokens, from: endOf(tokens, first - 1), to: endOf(tokens, last - 1) }, bits);
    for (let frame = first; frame < last; frame++) {
      const start = writer.length;
      writer.write(0, 16);
      // No translation of calls in programs.
      if (frame === 0) writer.write(0, 1);
      if (frame === first) {
        const inBlock = Math.min(last * frameBytes, bytes) - first * frameBytes;
        former = writeBlockHeader(writer, codes, { bytes: inBlock, former });
      }
      writeTokens(writer, codes, { tokens, from: endOf(tokens, frame - 1), to: endOf(tokens, frame) });
      writer.align();
      const frameSize = writer.length - start - 2;
      if (framesInBlock > 1 && frameSize > frameBytes + frameGrowth) return undefined;
      writer.setWord(start, frameSize);
    }
  }
  return writer.finish();
}

function endOf({ frameEnds }: Tokens, frame: number): number {
  return frameEnds[frame] ?? 0;
}
