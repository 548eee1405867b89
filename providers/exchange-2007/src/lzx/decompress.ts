import { BookFileDamaged } from '../errors.ts';
import { BitReader } from './bit-reader.ts';
import {
  alignedSymbols,
  blockTypes,
  frameBytes,
  literals,
  longerLengths,
  mainSymbols,
  maximumMatch,
  minimumMatch,
  primaryLengths,
  secondaryLengths,
  slotBase,
  slotBits,
  windowBits,
} from './format.ts';
import { PrefixDecoder } from './prefix-decoder.ts';
import { readTreeLengths } from './read-tree-lengths.ts';
import { RepeatedOffsets } from './repeated-offsets.ts';

interface Block {
  left: number;
  main: PrefixDecoder;
  secondary: PrefixDecoder;
  aligned: PrefixDecoder | undefined;
}

/**
 * Unpacks a stream that a `Compressor` wrote; blocks of other kinds, and streams with translated calls, are refused.
 * @param whole where the data go, from `start` to the end; before it the reference data are already
 */
export function decompress(stream: Uint8Array, whole: Uint8Array, start = 0): void {
  const reader = new BitReader(stream);
  const readBlock = blockReader(reader, mainSymbols(windowBits(whole.length - start, start)));
  const repeated = new RepeatedOffsets();
  let block: Block | undefined;
  let at = start;

  for (let frame = 0; at < whole.length; frame++) {
    reader.align();
    reader.read(16);
    if (frame === 0 && reader.read(1) !== 0)
      throw BookFileDamaged('the stream has translated calls, which are not known here');
    const end = Math.min(at + frameBytes, whole.length);
    while (at < end) {
      if (!block || block.left === 0) block = readBlock();
      const copied = readToken(block);
      if (copied > end - at || copied > block.left)
        throw BookFileDamaged(`a match at ${at} reaches over the end of its frame`);
      at += copied;
      block.left -= copied;
    }
  }

  /** Puts a literal or a match at its place, and gives how many bytes it has. */
  function readToken({ main, secondary, aligned }: Block): number {
    const symbol = main.read(reader);
    if (symbol < literals) {
      whole[at] = symbol;
      return 1;
    }
    const short = (symbol - literals) & 7;
    const length = minimumMatch + short + (short === primaryLengths ? secondary.read(reader) : 0);
    const offset = repeated.use(readPosition(reader, (symbol - literals) >>> 3, aligned));
    if (offset > at) throw BookFileDamaged(`a match at ${at} begins before the reference data`);
    const full = length === maximumMatch ? length + readLongerLength(reader) : length;
    for (let byte = at; byte < at + full; byte++) whole[byte] = whole[byte - offset] ?? 0;
    return full;
  }
}

function blockReader(reader: BitReader, symbols: number): () => Block {
  const mainLengths = new Uint8Array(symbols);
  const lengths = new Uint8Array(secondaryLengths);
  return () => {
    const type = reader.read(3);
    const left = (reader.read(16) << 8) | reader.read(8);
    if (type !== blockTypes.verbatim && type !== blockTypes.alignedOffset) {
      throw BookFileDamaged(`the stream has a block of type ${type}, which is not known here`);
    }
    const aligned =
      type === blockTypes.alignedOffset
        ? new PrefixDecoder(Uint8Array.from({ length: alignedSymbols }, () => reader.read(3)))
        : undefined;
    readTreeLengths(reader, mainLengths.subarray(0, literals));
    readTreeLengths(reader, mainLengths.subarray(literals));
    readTreeLengths(reader, lengths);
    return { left, main: new PrefixDecoder(mainLengths), secondary: new PrefixDecoder(lengths), aligned };
  };
}

function readPosition(reader: BitReader, slot: number, aligned: PrefixDecoder | undefined): number {
  const bits = slotBits(slot);
  if (!aligned || bits < 3) return slotBase(slot) + reader.read(bits);
  const high = reader.read(bits - 3) << 3;
  return slotBase(slot) + high + aligned.read(reader);
}

function readLongerLength(reader: BitReader): number {
  const [shortest, middle, long, longest] = longerLengths;
  let chosen: { readonly bits: number; readonly from: number } = shortest;
  if (reader.read(1) === 1) {
    chosen = middle;
    if (reader.read(1) === 1) chosen = reader.read(1) === 0 ? long : longest;
  }
  return chosen.from + reader.read(chosen.bits);
}
