import type { BitReader } from './bit-reader.ts';
import { pretreeSymbols, runs } from './format.ts';
import { PrefixDecoder } from './prefix-decoder.ts';

const differences = 17;

/** Turns the lengths of the codes of a tree into those of the next block, as `writeTreeLengths` wrote them. */
export function readTreeLengths(reader: BitReader, lengths: Uint8Array): void {
  const pretree = new PrefixDecoder(Uint8Array.from({ length: pretreeSymbols }, () => reader.read(4)));
  for (let at = 0; at < lengths.length; ) {
    const { length, count } = readStep(lengths[at] ?? 0);
    lengths.fill(length, at, at + count);
    at += count;
  }

  function readStep(former: number): { readonly length: number; readonly count: number } {
    const symbol = pretree.read(reader);
    for (const run of [runs.zeros, runs.manyZeros]) {
      if (symbol === run.symbol) return { length: 0, count: run.minimum + reader.read(run.bits) };
    }
    if (symbol !== runs.equal.symbol) return { length: changed(former, symbol), count: 1 };
    const count = runs.equal.minimum + reader.read(runs.equal.bits);
    return { length: changed(former, pretree.read(reader)), count };
  }
}

function changed(former: number, difference: number): number {
  return (former - difference + differences) % differences;
}
