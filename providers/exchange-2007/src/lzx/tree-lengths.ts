import type { BitWriter } from './bit-writer.ts';
import { codeBits, pretreeSymbols, runs } from './format.ts';
import { codeLengths, codesOf } from './huffman-code.ts';

/** A symbol of a pretree, with the bits that follow it. */
interface Step {
  readonly symbol: number;
  readonly bits: number;
  readonly extra: number;
  /** After an equal run: the difference that each of its lengths has. */
  readonly difference?: number;
}

const differences = 17;

/**
 * Writes the lengths of the codes of a tree as differences to those of the block before, under a small tree of their
 * own ([MS-PATCH] 2.5).
 */
export function writeTreeLengths(writer: BitWriter, former: Uint8Array, lengths: Uint8Array): void {
  const steps = Array.from(stepsOf(former, lengths));
  const used = steps.flatMap(({ symbol, difference }) => (difference === undefined ? [symbol] : [symbol, difference]));
  const frequencies = Uint32Array.from(
    { length: pretreeSymbols },
    (_, symbol) => used.filter((one) => one === symbol).length,
  );
  const pretree = codeLengths(frequencies, codeBits.pretree);
  const codes = codesOf(pretree);
  const write = (symbol: number) => writer.write(codes[symbol] ?? 0, pretree[symbol] ?? 0);

  for (const length of pretree) writer.write(length, 4);
  for (const { symbol, bits, extra, difference } of steps) {
    write(symbol);
    if (bits > 0) writer.write(extra, bits);
    if (difference !== undefined) write(difference);
  }
}

function* stepsOf(former: Uint8Array, lengths: Uint8Array): Generator<Step> {
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at] ?? 0;
    const difference = ((former[at] ?? 0) - length + differences) % differences;
    const run = runAt(lengths, at);
    if (length === 0 && run >= runs.zeros.minimum) {
      const { symbol, minimum, bits } = run >= runs.manyZeros.minimum ? runs.manyZeros : runs.zeros;
      const taken = Math.min(run, minimum + 2 ** bits - 1);
      yield { symbol, bits, extra: taken - minimum };
      at += taken;
    } else if (run >= runs.equal.minimum) {
      const { symbol, minimum, bits } = runs.equal;
      const taken = Math.min(run, minimum + 2 ** bits - 1);
      yield { symbol, bits, extra: taken - minimum, difference };
      at += taken;
    } else {
      yield { symbol: difference, bits: 0, extra: 0 };
      at++;
    }
  }
}

function runAt(lengths: Uint8Array, start: number): number {
  let end = start + 1;
  while (end < lengths.length && lengths[end] === lengths[start]) end++;
  return end - start;
}
