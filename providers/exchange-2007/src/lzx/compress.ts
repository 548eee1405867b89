import { BitWriter } from './bit-writer.ts';
import { codesFor, noLengths, writeBlockHeader, writeTokens } from './block-writer.ts';
import { frameBytes, windowBits } from './format.ts';
import { MatchFinder } from './match-finder.ts';
import { createTokens, type Tokens, tokenize } from './tokens.ts';

/** Readers make room for a frame that has grown by so much. */
const frameGrowth = 6144;
const headerBytes = 4096;

/**
 * Compresses to streams of LZX DELTA ([MS-PATCH]): frames of 32 KB, each after its compressed size, under one set of
 * codes; data on which those codes do not fit all along get a set for each frame. One after the other, in one memory.
 */
export class Compressor {
  readonly #data: Uint8Array;
  readonly #finder: MatchFinder;
  readonly #tokens: Tokens;
  readonly #writer: BitWriter;

  /**
   * @param bytes most bytes of data, less than 16 MB
   * @param referenceBytes most bytes of reference data
   */
  constructor(bytes: number, referenceBytes = 0) {
    this.#data = new Uint8Array(referenceBytes + bytes);
    this.#finder = new MatchFinder(referenceBytes + bytes);
    this.#tokens = createTokens(bytes);
    this.#writer = new BitWriter(2 * bytes + headerBytes * (Math.ceil(bytes / frameBytes) + 1));
  }

  /**
   * The stream of some data, which lasts until the next is asked for.
   * @param data at least one byte
   * @param reference what the reader has already; what is repeated of it costs next to nothing
   */
  compress(data: Uint8Array, reference: Uint8Array = new Uint8Array()): Uint8Array {
    const bits = windowBits(data.length, reference.length);
    this.#data.set(reference);
    this.#data.set(data, reference.length);
    const whole = this.#data.subarray(0, reference.length + data.length);
    // The largest offset that a window allows is three less.
    this.#finder.begin(whole, 2 ** bits - 2);
    tokenize(this.#tokens, this.#finder, { data: whole, start: reference.length });
    const order = { tokens: this.#tokens, bytes: data.length, bits };
    const largestFrame = writeStream(this.#writer, order, this.#tokens.frameEnds.length);
    if (largestFrame > frameBytes + frameGrowth) writeStream(this.#writer, order, 1);
    return this.#writer.finish();
  }
}

/** Writes a stream, and gives the size of its largest frame. */
function writeStream(
  writer: BitWriter,
  { tokens, bytes, bits }: { readonly tokens: Tokens; readonly bytes: number; readonly bits: number },
  framesInBlock: number,
): number {
  const frames = tokens.frameEnds.length;
  let former = noLengths(bits);
  let largestFrame = 0;
  writer.clear();
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
      writer.setWord(start, frameSize);
      largestFrame = Math.max(largestFrame, frameSize);
    }
  }
  return largestFrame;
}

function endOf({ frameEnds }: Tokens, frame: number): number {
  return frameEnds[frame] ?? 0;
}
