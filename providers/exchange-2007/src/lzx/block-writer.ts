import type { BitWriter } from './bit-writer.ts';
import {
  alignedSymbols,
  blockTypes,
  codeBits,
  literals,
  longerLengths,
  mainSymbols,
  maximumMatch,
  minimumMatch,
  positionSlot,
  primaryLengths,
  secondaryLengths,
  slotBase,
  slotBits,
} from './format.ts';
import { codeLengths, codesOf } from './huffman-code.ts';
import type { Tokens } from './tokens.ts';
import { writeTreeLengths } from './tree-lengths.ts';

/** Lengths of the codes of the block before: the next one writes its own as differences. */
export interface FormerLengths {
  readonly main: Uint8Array;
  readonly secondary: Uint8Array;
}

interface Code {
  readonly lengths: Uint8Array;
  readonly codes: Uint32Array;
}

/** The codes of a block. */
export interface BlockCodes {
  readonly main: Code;
  readonly secondary: Code;
  /** Of the lowest three bits of positions, where their code is shorter than themselves. */
  readonly aligned: Code | undefined;
}

/** As before the first block. */
export function noLengths(windowBits: number): FormerLengths {
  return { main: new Uint8Array(mainSymbols(windowBits)), secondary: new Uint8Array(secondaryLengths) };
}

/** Tokens `from` up to, but without, `to`. */
export interface Part {
  readonly tokens: Tokens;
  readonly from: number;
  readonly to: number;
}

/** The best codes for a part of the tokens. */
export function codesFor({ tokens: { lengths, values }, from, to }: Part, windowBits: number): BlockCodes {
  const main = new Uint32Array(mainSymbols(windowBits));
  const secondary = new Uint32Array(secondaryLengths);
  const aligned = new Uint32Array(alignedSymbols);
  for (let token = from; token < to; token++) {
    const length = lengths[token] ?? 0;
    const value = values[token] ?? 0;
    if (length === 0) {
      increment(main, value);
      continue;
    }
    const slot = positionSlot(value);
    increment(main, mainSymbol(slot, length));
    if (hasSecondary(length)) increment(secondary, secondarySymbol(length));
    if (slotBits(slot) >= 3) increment(aligned, value & 7);
  }
  return {
    main: codeOf(main, codeBits.main),
    secondary: codeOf(secondary, codeBits.main),
    aligned: worthwhile(aligned),
  };
}

/** Writes the header of a block of so many bytes ([MS-PATCH] 2.3), and gives what the next one has to know. */
export function writeBlockHeader(
  writer: BitWriter,
  { main, secondary, aligned }: BlockCodes,
  { bytes, former }: { readonly bytes: number; readonly former: FormerLengths },
): FormerLengths {
  writer.write(aligned ? blockTypes.alignedOffset : blockTypes.verbatim, 3);
  writer.write(bytes >>> 8, 16);
  writer.write(bytes & 0xff, 8);
  if (aligned) for (const length of aligned.lengths) writer.write(length, 3);
  writeTreeLengths(writer, former.main.subarray(0, literals), main.lengths.subarray(0, literals));
  writeTreeLengths(writer, former.main.subarray(literals), main.lengths.subarray(literals));
  writeTreeLengths(writer, former.secondary, secondary.lengths);
  return { main: main.lengths, secondary: secondary.lengths };
}

/** Writes a part of the tokens under the codes of their block. */
export function writeTokens(
  writer: BitWriter,
  { main, secondary, aligned }: BlockCodes,
  { tokens, from, to }: Part,
): void {
  for (let token = from; token < to; token++) {
    const length = tokens.lengths[token] ?? 0;
    const value = tokens.values[token] ?? 0;
    if (length === 0) {
      put(writer, main, value);
      continue;
    }
    put(writer, main, mainSymbol(positionSlot(value), length));
    if (hasSecondary(length)) put(writer, secondary, secondarySymbol(length));
    writePosition(writer, value, aligned);
    if (length >= maximumMatch) writeLongerLength(writer, length - maximumMatch);
  }
}

function writePosition(writer: BitWriter, position: number, aligned: Code | undefined): void {
  const slot = positionSlot(position);
  const bits = slotBits(slot);
  const rest = position - slotBase(slot);
  if (aligned && bits >= 3) {
    if (bits > 3) writer.write(rest >>> 3, bits - 3);
    put(writer, aligned, rest & 7);
  } else if (bits > 16) {
    writer.write(rest >>> 1, bits - 1);
    writer.write(rest & 1, 1);
  } else if (bits > 0) writer.write(rest, bits);
}

function writeLongerLength(writer: BitWriter, more: number): void {
  for (const { prefix, prefixBits, bits, from } of longerLengths) {
    if (more - from >= 2 ** bits) continue;
    writer.write(prefix, prefixBits);
    writer.write(more - from, bits);
    return;
  }
}

function put(writer: BitWriter, { lengths, codes }: Code, symbol: number): void {
  writer.write(codes[symbol] ?? 0, lengths[symbol] ?? 0);
}

function mainSymbol(slot: number, length: number): number {
  return literals + slot * 8 + Math.min(length - minimumMatch, primaryLengths);
}

function hasSecondary(length: number): boolean {
  return length - minimumMatch >= primaryLengths;
}

function secondarySymbol(length: number): number {
  return Math.min(length, maximumMatch) - minimumMatch - primaryLengths;
}

function increment(frequencies: Uint32Array, symbol: number): void {
  frequencies[symbol] = (frequencies[symbol] ?? 0) + 1;
}

function codeOf(frequencies: Uint32Array, limit: number): Code {
  const lengths = codeLengths(frequencies, limit);
  return { lengths, codes: codesOf(lengths) };
}

function worthwhile(frequencies: Uint32Array): Code | undefined {
  const code = codeOf(frequencies, codeBits.aligned);
  let saved = -3 * alignedSymbols;
  frequencies.forEach((frequency, symbol) => {
    saved += frequency * (3 - (code.lengths[symbol] ?? 0));
  });
  return saved > 0 ? code : undefined;
}
